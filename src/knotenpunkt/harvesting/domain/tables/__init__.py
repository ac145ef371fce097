"""Directories that lie in tables: HSDS of any version, and others with a mapping."""
