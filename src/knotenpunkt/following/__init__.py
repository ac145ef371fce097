"""Other instances that this one follows: their published profiles, with origin and date, as they last were good.

What a centre of this instance tells others is its own profile, which they read in the same form.
"""
