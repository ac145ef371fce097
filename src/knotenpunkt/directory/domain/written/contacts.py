"""E-mail and web addresses: what people and programs put around them goes."""

import re
from collections.abc import Callable

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean_line, is_placeholder, is_row_above, shown

_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\(ät\)|\s@\s|@\s|\s@|\s+at\s+)\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(punkt\)|\[punkt\]|\(dot\)|\[dot\])\s*", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@;,<>()]+@[^\s@;,<>()]+\.[^\s@;,<>().]{2,}")
_PROTOCOL = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s/?#.@:]+\.)+[^\W\d_]{2,}(?=[/?#:]|$)")


def read_email(cell: RawCell) -> Reading[str]:
    """The address in small letters; of several the first, and the others are asked about."""
    return _first_of(_emails_in, cell)


def read_website(cell: RawCell) -> Reading[str]:
    """The address without protocol and without a slash at the end; of several the first, as with e-mail."""
    return _first_of(_websites_in, cell)


def _emails_in(text: str) -> list[str]:
    plain = _DOT.sub(".", _AT.sub("@", re.sub(r"mailto:", "", text, flags=re.IGNORECASE)))
    return [match.strip(".").lower() for match in _EMAIL.findall(plain)]


def _websites_in(text: str) -> list[str]:
    parts = [_PROTOCOL.sub("", part).rstrip("/;,") for part in re.split(r"[\s;,]+", text)]
    return [part for part in parts if _HOST.match(part)]


def _first_of(addresses_in: Callable[[str], list[str]], cell: RawCell) -> Reading[str]:
    text = clean_line(shown(cell))
    if not text:
        return Reading("", "")
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    if is_row_above(text):
        return Reading("", "", (question(IssueKind.UNRESOLVED_REFERENCE, text),))
    found = tuple(dict.fromkeys(addresses_in(text)))
    if not found:
        return Reading("", "", (question(IssueKind.UNREADABLE, text),))
    issues = (
        (question(IssueKind.SEVERAL_VALUES, text, candidates=found, chosen=found[0]),)
        if len(found) > 1
        else ()
    )
    return Reading(found[0], found[0], issues)
