"""Screens of the upkeep."""
