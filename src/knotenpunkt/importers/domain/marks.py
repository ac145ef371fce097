"""What fills, struck-through text and comments mean."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, question
from knotenpunkt.directory.domain.written.text import clean, fold

YELLOW = "FFFF00"
GREY = "D9D9D9"
REVIEW = "gelb markiert: bitte prüfen"
ENDED = "grau markiert: vermutlich beendet"
REPLACED = "durchgestrichen: ersetzt oder aufgelöst"
_STATED = re.compile(r"^\[(Entwurf|Archiviert|Veröffentlicht)\] ?(.*)$")
_STATES = {"Entwurf": Status.DRAFT, "Archiviert": Status.ARCHIVED, "Veröffentlicht": Status.PUBLISHED}


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's state and the reasons, in the words of its comment or note where there are any."""

    status: Status = Status.PUBLISHED
    status_reason: str = ""
    review_reason: str = ""
    issues: tuple[Issue, ...] = ()


def read_mark(cells: Iterable[RawCell], written_note: str) -> Mark:
    """The meaning of a row's formatting: it counts where the greater part of its filled cells carries it.

    Struck through is replaced and archived; grey is ended and archived, or a draft where the note says „in Planung";
    yellow and any comment ask for a review. A comment beginning with „[Entwurf]", „[Archiviert]" or „[Veröffentlicht]"
    says the state outright: exports write it where the formatting alone would say something else.
    """
    filled = [cell for cell in cells if cell.value not in (None, "")]
    comment = "\n".join(
        dict.fromkeys(clean(cell.comment) for cell in filled if cell.comment and clean(cell.comment))
    )
    status, reason = Status.PUBLISHED, ""
    issues: list[Issue] = []
    if _mostly(filled, is_struck):
        status, reason = Status.ARCHIVED, written_note or REPLACED
        issues.append(question(IssueKind.REPLACED, written_note))
    elif _mostly(filled, is_grey):
        planned = "planung" in fold(written_note) or "geplant" in fold(written_note)
        status, reason = (Status.DRAFT if planned else Status.ARCHIVED), written_note or ENDED
        issues.append(question(IssueKind.PROBABLY_ENDED, written_note))
    first, _, others = comment.partition("\n")
    if stated := _STATED.match(first):
        status, reason, comment = _STATES[stated[1]], stated[2], others
    review = comment
    if _mostly(filled, is_yellow):
        review = comment or written_note or REVIEW
    if review:
        issues.append(question(IssueKind.REVIEW_REQUESTED, review))
    return Mark(status, reason, review, tuple(issues))


def state_comment(status: Status, reason: str) -> str:
    """The comment that says a state outright."""
    word = next(word for word, stated in _STATES.items() if stated is status)
    return f"[{word}] {reason}".rstrip()


@lru_cache(maxsize=256)
def _channels(fill: str | None) -> tuple[int, int, int] | None:
    digits = (fill or "")[-6:]
    try:
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return None


def is_yellow(cell: RawCell) -> bool:
    """Any shade: red and green high and alike, blue clearly lower."""
    channels = _channels(cell.fill)
    if channels is None:
        return False
    red, green, blue = channels
    return red > 200 and green > 180 and min(red, green) - blue > 60


def is_grey(cell: RawCell) -> bool:
    """All channels alike, neither black nor white."""
    channels = _channels(cell.fill)
    return channels is not None and max(channels) - min(channels) <= 12 and 100 <= min(channels) <= 245


def is_struck(cell: RawCell) -> bool:
    return cell.strike


def _mostly(cells: list[RawCell], test: Callable[[RawCell], bool]) -> bool:
    return sum(map(test, cells)) * 2 > len(cells)
