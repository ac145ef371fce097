"""Screens of imports in the browser."""
