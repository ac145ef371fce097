"""Reads of the privacy."""
