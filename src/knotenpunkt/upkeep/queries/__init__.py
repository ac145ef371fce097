"""Reads of the upkeep."""
