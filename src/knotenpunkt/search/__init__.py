"""Searching: the analysis of words, the index and its upkeep, what people searched for.

Contexts above this one hand over documents and ask questions; nothing here knows what an offer is.
"""
