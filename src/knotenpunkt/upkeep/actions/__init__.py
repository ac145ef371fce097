"""Writes of the upkeep: one function per intention, everything in one transaction, with an audit event."""
