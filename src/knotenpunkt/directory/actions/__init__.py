"""Writes of the directory: one function per intention, everything in one transaction, with an audit event."""
