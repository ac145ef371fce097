"""Writes of the regions."""
