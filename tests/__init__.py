"""Tests of the house as a whole; what belongs to one context is tested beside its code."""
