"""Screens of the plan and the profile."""
