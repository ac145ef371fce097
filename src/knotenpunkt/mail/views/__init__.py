"""Screens of the mail."""
