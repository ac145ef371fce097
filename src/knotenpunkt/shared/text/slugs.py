"""Short names for addresses."""

from collections.abc import Container

from django.utils.text import slugify

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
)


def unused_slug(text: str, taken: Container[str], *, length: int = 70) -> str:
    """A readable short name that is not taken: „Café für Mütter" becomes `cafe-fuer-muetter`."""
    slug = slugify(text.translate(_GERMAN))[:length].strip("-") or "eintrag"
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
