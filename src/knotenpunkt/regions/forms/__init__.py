"""Input of the regions' screens."""
