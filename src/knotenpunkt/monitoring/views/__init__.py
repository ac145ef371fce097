"""Screens of the figures."""
