"""What a link from a letter leads to at this moment."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.queries.answer_links import LinkForged, read_key
from knotenpunkt.upkeep.queries.questions import Question, is_askable, question_of


class LinkState(StrEnum):
    """Whether a link still answers something, and why not."""

    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """A link with its question; without one where nobody here made the link."""

    state: LinkState
    question: Question | None = None
    is_expired: bool = False


def opened_link(centre: Centre, key: str, *, now: datetime) -> OpenedLink:
    """What the link leads to; looking at it changes nothing. What was answered stays so, also when the link is old."""
    try:
        link = read_key(key)
    except LinkForged:
        return OpenedLink(LinkState.UNKNOWN)
    question = question_of(centre, link.round)
    if question is None:
        return OpenedLink(LinkState.UNKNOWN)
    return OpenedLink(_state(question, is_expired=link.is_expired(now)), question, link.is_expired(now))


def _state(question: Question, *, is_expired: bool) -> LinkState:
    if not question.is_open:
        return LinkState.ANSWERED
    if not is_askable(question):
        return LinkState.GONE
    return LinkState.EXPIRED if is_expired else LinkState.OPEN
