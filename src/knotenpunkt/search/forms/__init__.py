"""Forms of the search."""
