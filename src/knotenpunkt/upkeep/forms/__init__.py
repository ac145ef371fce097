"""Input of the upkeep's screens."""
