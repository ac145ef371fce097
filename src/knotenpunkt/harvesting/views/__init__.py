"""Screens about sources."""
