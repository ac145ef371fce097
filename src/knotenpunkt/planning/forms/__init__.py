"""Input of the screens of the plan and the profile."""
