"""Tests of what is computed about letters."""
