"""File formats and sources into the directory: parse (pure), plan (pure difference), apply (actions), report.

A dry run comes first; nothing is written before somebody asks for it.
"""
