"""Measuring the program: a real server and a load generator on one machine, everything compared within one run."""
