"""Times of the day in a German time text: „9-11 Uhr", „ab 9.30 Uhr", „8.30-11.30 + 14-17"."""

from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from knotenpunkt.directory.domain.schedule_text_phrases import BETWEEN
from knotenpunkt.directory.domain.schedule_text_tokens import Cursor, Kind, Token, UncertainError

LATEST_HOUR = 23
EARLIEST_WITH_MINUTES, EARLIEST_ALONE = 6, 7  # „6 Uhr" is rather an evening


@dataclass(frozen=True, slots=True)
class Opening:
    """An interval of a day; one end may be unknown („ab 18 Uhr")."""

    opens: time | None
    closes: time | None


@dataclass(frozen=True, slots=True)
class _Clock:
    moment: time
    sure: bool  # written so that it can be nothing but a time
    bare: bool  # a number alone: an hour only where something else says so


def read_openings(cursor: Cursor) -> tuple[Opening, ...]:
    """The intervals that stand here, in order and without overlap; empty where none begins.

    A number is a time where „Uhr" follows it or an interval listed with it, or as an end of an interval.
    „9.10" could be a date too and needs „Uhr" or a second end that can only be a time.
    """
    first = _read_opening(cursor)
    if first is None:
        return ()
    found = [first]
    while (following := _read_following(cursor)) is not None:
        found.append(following)
    if not (found[-1][1] or all(sure for _, sure in found)):
        raise UncertainError
    openings = tuple(opening for opening, _ in found)
    for earlier, later in pairwise(openings):
        if earlier.closes is None or later.opens is None or later.opens < earlier.closes:
            raise UncertainError
    return openings


def _read_following(cursor: Cursor) -> tuple[Opening, bool] | None:
    mark = cursor.position
    if cursor.accept(Kind.AND) or cursor.accept_key(",", "/", "\n"):
        cursor.accept(Kind.AND)
        opening = _read_opening(cursor)
        if opening is not None:
            return opening
    cursor.position = mark
    return None


def _read_opening(cursor: Cursor) -> tuple[Opening, bool] | None:
    """One interval and whether it surely is one; None (and no step) where none begins."""
    mark = cursor.position
    before = accept_part(cursor)
    cursor.accept_phrase(BETWEEN)
    lead = next(
        (word for word in ("zwischen", "von", "ab", "um", "beginn", "bis") if cursor.accept_key(word)), ""
    )
    if lead == "beginn":
        cursor.accept_key(":", "um")
    start = _read_clock(cursor)
    if start is None:
        cursor.position = mark
        return None
    end = _read_end(cursor, lead)
    opening, sure = _opening(lead, start, end)
    for part in (before, accept_part(cursor)):
        _check_part(part, opening)
    return opening, sure


def _read_end(cursor: Cursor, lead: str) -> _Clock | None:
    mark = cursor.position
    joined = cursor.accept(Kind.AND) if lead == "zwischen" else cursor.accept(Kind.TO)
    if joined:
        end = _read_clock(cursor)
        if end is not None:
            return end
    cursor.position = mark
    return None


def _read_clock(cursor: Cursor) -> _Clock | None:
    token = cursor.peek()
    if token.kind not in (Kind.CLOCK, Kind.NUMBER):
        return None
    mark = cursor.position
    cursor.take()
    named = cursor.accept_key("uhr", "h")
    hour, minute = (*token.numbers, 0)[:2]
    if hour > LATEST_HOUR or minute > 59:
        cursor.position = mark
        return None
    if hour < (EARLIEST_ALONE if token.kind is Kind.NUMBER else EARLIEST_WITH_MINUTES):
        raise UncertainError
    could_be_date = token.kind is Kind.CLOCK and ":" not in token.key and 1 <= minute <= 12
    bare = token.kind is Kind.NUMBER and not named
    return _Clock(time(hour, minute), named or not (bare or could_be_date), bare)


def _opening(lead: str, start: _Clock, end: _Clock | None) -> tuple[Opening, bool]:
    if end is None:
        if lead in ("von", "zwischen") or start.bare:
            raise UncertainError
        if lead == "bis":
            return Opening(None, start.moment), start.sure
        return Opening(start.moment, None), start.sure
    if lead in ("bis", "um") or end.moment <= start.moment:
        raise UncertainError
    sure = start.sure or end.sure or (start.bare and end.bare)
    return Opening(start.moment, end.moment), sure


def accept_part(cursor: Cursor) -> Token | None:
    """„nachmittags" or „am Nachmittag"."""
    mark = cursor.position
    cursor.accept_key("am")
    part = cursor.accept(Kind.PART)
    if part is None:
        cursor.position = mark
    return part


def _check_part(part: Token | None, opening: Opening) -> None:
    """„abends 8 Uhr" means another time than it says."""
    if part is None:
        return
    earliest, latest = part.numbers
    if opening.opens is None or not earliest <= opening.opens.hour <= latest:
        raise UncertainError
