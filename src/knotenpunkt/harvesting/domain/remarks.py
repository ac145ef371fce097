"""What could not be taken over from another catalogue, and why."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 120


class Why(StrEnum):
    """Why something stays behind. The sentences for people are in `queries/remark_sentences.py`."""

    MISSING = "missing"  # a key, a name or a title
    TWICE = "twice"  # the same key came before
    UNREADABLE = "unreadable"  # not of the type, or not of the form that it should have
    UNKNOWN = "unknown"  # a word, a place, an organization that is not known here
    TOO_LONG = "too_long"  # cut to what there is room for
    ONLY_FIRST = "only_first"  # several values where there is room for one
    NO_ROOM = "no_room"  # there is no field for it here
    PERSON = "person"  # a person's name
    NOT_OFFERED = "not_offered"  # the other side says that it is not offered any more
    ENDLESS = "endless"  # more pages or entries than are read
    REPEATED = "repeated"  # a page that came before


@dataclass(frozen=True, slots=True)
class Remark:
    """A field of the other side (in its own words), what is written there, and why it was not taken over as it is."""

    field: str
    written: str
    why: Why


def remark(field: str, written: object, why: Why) -> Remark:
    """A remark that quotes as much as there is room for."""
    text = " ".join(str(written).split())
    return Remark(field, text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…", why)
