"""Keeping the directory true: editing, confirming, suggestions from outside, duplicates.

What an offer *is* belongs to the directory below; here is how it gets there and how it stays right.
"""
