"""A year of a catalogue in some minutes: nights as they come, providers as they are, a centre that works."""
