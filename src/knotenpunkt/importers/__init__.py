"""File formats and sources into the directory: parse (pure), plan (a pure difference), apply (actions), report. Dry run first."""
