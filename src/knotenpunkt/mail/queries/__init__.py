"""Reads of the mail."""
