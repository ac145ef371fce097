"""A centre's own plan: profile, posts, integration concept, and the focus areas that it chose for a period.

A centre keeps it for its own use; what the state sees of it is what was published. How a centre's region fares is told
by indicators, which lie above in `monitoring`.
"""
