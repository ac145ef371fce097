"""Translating the texts of the directory: side by side, as files for translators, by machine where a centre wants it.

The translations themselves, and whether they still fit their source, belong to the directory below.
"""
