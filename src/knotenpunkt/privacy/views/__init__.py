"""Screens of the privacy."""
