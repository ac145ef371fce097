"""Writes of the privacy."""
