"""Entries in the words of the people who keep them: what fields are called, what they say, what changed."""
