"""Other people's catalogues into a centre's own: read (pure), plan (pure difference), take up (actions).

What a person here has changed is never overwritten without asking. Where an entry comes from, and under which licence,
stays known.
"""
