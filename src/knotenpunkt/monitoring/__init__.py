"""Figures about regions: what an indicator is, and its values by region and day. Information, never a ranking."""
