"""Writes of the search."""
