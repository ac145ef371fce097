"""What a public form is handed out with: when, how hard the work is, and the sum for devices that cannot do it."""

from dataclasses import dataclass
from enum import Enum

from knotenpunkt.upkeep.domain.proof_of_work import is_solved

LASTS = 6 * 60 * 60  # seconds from the form to the message
QUICKEST = 3  # seconds in which nobody has read and written
QUICKEST_WITHOUT_PROOF = 10


@dataclass(frozen=True, slots=True)
class Challenge:
    """One form: `mark` is drawn by lot and used once, `issued_at` are seconds since 1970, two numbers make a sum."""

    mark: str
    bits: int
    issued_at: int
    first: int
    second: int


class Reply(Enum):
    """What came back with a form."""

    PROVEN = "the work was done"
    ANSWERED = "the sum is right"
    TOO_EARLY_OR_LATE = "sent quicker than people write, or long after"
    UNANSWERED = "neither the work nor the sum"


def reply_to(challenge: Challenge, *, solution: str, answer: str, at: int) -> Reply:
    """How a form that was sent `at` that second replies to its challenge."""
    age = at - challenge.issued_at
    proven = is_solved(challenge.mark, solution, challenge.bits)
    if not (QUICKEST if proven else QUICKEST_WITHOUT_PROOF) <= age <= LASTS:
        return Reply.TOO_EARLY_OR_LATE
    if proven:
        return Reply.PROVEN
    return Reply.ANSWERED if _number(answer) == challenge.first + challenge.second else Reply.UNANSWERED


def _number(written: str) -> int | None:
    """A number in the digits of any writing."""
    digits = written.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 4 else None
