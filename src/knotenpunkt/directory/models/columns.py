"""Columns that bear the same name and value in a table and in the plain values made of it."""

STATED = ("stated_year", "stated_month", "stated_day", "stated_approximately")
ENTRY = ("number", "status", "status_reason", "review_reason", "note", "source")
SERVICE = (
    "title",
    "provider_text",
    "description",
    "target_text",
    "minimum_age",
    "maximum_age",
    "language_text",
    "schedule_text",
    "registration_text",
    "registration_required",
    "website",
    "childcare",
    "women_only",
    "interpreter_possible",
    "level_from",
    "level_to",
)
