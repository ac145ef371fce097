"""Writes of the mail."""
