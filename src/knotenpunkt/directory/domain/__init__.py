"""Pure values and computations of the directory: no Django, no clock, no database."""
