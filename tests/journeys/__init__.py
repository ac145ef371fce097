"""Stories in a real browser against a running demo instance, in the words of the people who use it."""
