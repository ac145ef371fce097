"""What reading a written value yields: the value, the text it is given back as, what a person should know or decide."""

from dataclasses import dataclass
from enum import StrEnum


class IssueKind(StrEnum):
    """What was noticed about a cell."""

    PLACEHOLDER = "placeholder"
    MISREAD_BY_EXCEL = "misread_by_excel"
    LOST_ZERO = "lost_zero"
    ROW_ABOVE = "row_above"
    UNRESOLVED_REFERENCE = "unresolved_reference"
    NAME_VARIANT = "name_variant"
    UNCERTAIN_NAME = "uncertain_name"
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_PROVIDER = "unknown_provider"
    NEAR_DUPLICATE = "near_duplicate"
    TYPING_ERROR = "typing_error"
    OTHER_WORD = "other_word"
    UNKNOWN_TERM = "unknown_term"
    UNREADABLE = "unreadable"
    SEVERAL_VALUES = "several_values"
    TOO_LONG = "too_long"
    UNKNOWN_PLACE = "unknown_place"
    AMBIGUOUS_PLACE = "ambiguous_place"
    CONFIDENTIAL_ADDRESS = "confidential_address"
    MISSING_NUMBER = "missing_number"
    MISSING_NAME = "missing_name"
    REVIEW_REQUESTED = "review_requested"
    PROBABLY_ENDED = "probably_ended"
    REPLACED = "replaced"
    DECIDED = "decided"


class Severity(StrEnum):
    """A note is told, a question waits for a person's decision."""

    NOTE = "note"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing noticed: `detail` is the text it is about, `candidates` what it could mean, `chosen` what was taken."""

    kind: IssueKind
    severity: Severity
    detail: str = ""
    candidates: tuple[str, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A value as somebody entered it. In a workbook: `fill` is a colour as „FFFF00", `coordinate` as „C17"."""

    value: object = None
    number_format: str = "General"
    fill: str | None = None
    strike: bool = False
    comment: str | None = None
    coordinate: str = ""


@dataclass(frozen=True, slots=True)
class Reading[T]:
    """A cell's value and `written`, the canonical text under which it is given back (empty for nothing)."""

    value: T
    written: str
    issues: tuple[Issue, ...] = ()


def note(kind: IssueKind, detail: str = "", *, candidates: tuple[str, ...] = (), chosen: str = "") -> Issue:
    return Issue(kind, Severity.NOTE, detail, candidates, chosen)


def question(
    kind: IssueKind, detail: str = "", *, candidates: tuple[str, ...] = (), chosen: str = ""
) -> Issue:
    return Issue(kind, Severity.QUESTION, detail, candidates, chosen)
