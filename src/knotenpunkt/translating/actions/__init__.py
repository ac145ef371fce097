"""Writes of translations, one function per intention."""
