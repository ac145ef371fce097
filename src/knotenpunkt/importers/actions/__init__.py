"""Writes of the importers: applying a plan, all of it or nothing."""
