"""Integreat's public API: its places and events as offers."""
