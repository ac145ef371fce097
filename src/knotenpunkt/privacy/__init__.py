"""Data about people: the record of what is kept why and how long, and requests of people for their own.

What there is belongs to the contexts that keep it; they tell it in their `personal_data` modules.
"""
