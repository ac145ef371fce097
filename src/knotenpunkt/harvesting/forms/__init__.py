"""Forms about sources."""
