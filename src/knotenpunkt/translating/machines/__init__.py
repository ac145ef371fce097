"""Translating machines behind one seam: none is required, each speaks its own protocol over http."""
