"""Screens of translating, one module each."""
