"""Reads of the regions."""
