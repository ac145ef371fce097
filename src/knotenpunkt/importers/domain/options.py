"""The answers a question offers: what was suggested, what is always possible, or the right text typed anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.answers import Deed, OpenQuestion, compared

_DOUBLED = re.compile(r"\s*[,;]\s*(?=[,;])")  # what is left of a list from which a word was taken
_CREATED = frozenset((IssueKind.UNCERTAIN_NAME, IssueKind.UNKNOWN_NAME))
_KEPT = frozenset(
    (
        IssueKind.AMBIGUOUS_PLACE,
        IssueKind.LOST_ZERO,
        IssueKind.MISSING_NUMBER,
        IssueKind.PROBABLY_ENDED,
        IssueKind.REPLACED,
        IssueKind.REVIEW_REQUESTED,
        IssueKind.ROW_ABOVE,
        IssueKind.SEVERAL_VALUES,
        IssueKind.TOO_LONG,
        IssueKind.UNCERTAIN_NAME,
        IssueKind.UNKNOWN_NAME,
        IssueKind.UNKNOWN_PROVIDER,
    )
)
_EMPTIED = frozenset(
    (
        IssueKind.MISREAD_BY_EXCEL,
        IssueKind.PLACEHOLDER,
        IssueKind.UNKNOWN_TERM,
        IssueKind.UNREADABLE,
        IssueKind.UNRESOLVED_REFERENCE,
    )
)
_MARKS = frozenset((IssueKind.PROBABLY_ENDED, IssueKind.REPLACED, IssueKind.REVIEW_REQUESTED))
_NOT_TYPED = _MARKS | {IssueKind.NEAR_DUPLICATE}


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; `shown` is what distinguishes it from others of its kind (empty: nothing)."""

    deed: Deed
    text: str = ""
    shown: str = ""


def options_of(question: OpenQuestion) -> tuple[Option, ...]:
    """The answers to choose from, those that were suggested first; none where another answer has to come before."""
    return () if waits_for_another(question) else tuple(_options(question))


def may_be_typed(question: OpenQuestion) -> bool:
    """Whether the right text can be written anew."""
    return question.kind not in _NOT_TYPED and not waits_for_another(question)


def waits_for_another(question: OpenQuestion) -> bool:
    """Whether a provider is asked about only because its own row waits for an answer."""
    return question.kind is IssueKind.UNCERTAIN_NAME and question.detail in question.candidates


def _options(question: OpenQuestion) -> Iterator[Option]:
    kind = question.kind
    if kind is IssueKind.NEAR_DUPLICATE:
        yield from (Option(Deed.SAME, name, name) for name in question.candidates)
        if question.detail not in question.candidates:
            yield Option(Deed.OWN)
        return
    for text in dict.fromkeys(filter(None, (question.chosen, *question.candidates))):
        yield Option(Deed.READ_AS, _in_place(question, text), text)
    if kind in _CREATED:
        yield Option(Deed.CREATE, " ".join(question.current.split()), question.current)
    if kind in _KEPT and not _needs_a_number(question):
        yield Option(Deed.KEEP)
    if kind is IssueKind.MISSING_NAME:
        yield Option(Deed.LEAVE_OUT)
    if kind in _MARKS and kind is not IssueKind.REVIEW_REQUESTED:
        yield Option(Deed.PUBLISH)
    if kind in _EMPTIED:
        yield Option(Deed.READ_AS, _in_place(question, ""))


def _needs_a_number(question: OpenQuestion) -> bool:
    """Whether a row could be taken for another entry of its name as long as it has no number."""
    return question.kind is IssueKind.MISSING_NUMBER and bool(question.detail)


def _in_place(question: OpenQuestion, text: str) -> str:
    """The cell's whole text; where only a part of it is asked about, that part alone is replaced."""
    detail, current = question.detail, question.current
    is_part = detail in current and compared(detail) != compared(current)
    if not detail or not is_part:
        return text
    return _DOUBLED.sub("", current.replace(detail, text, 1)).strip(" ,;")
