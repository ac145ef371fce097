"""Forms of the figures."""
