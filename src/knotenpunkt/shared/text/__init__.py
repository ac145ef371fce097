"""Text helpers without words of the field."""
