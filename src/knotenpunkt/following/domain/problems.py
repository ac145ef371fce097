"""What can go wrong with what another instance tells. Sentences for readers: `queries/problem_sentences.py`."""

from enum import StrEnum


class Problem(StrEnum):
    """Why an answer was not believed, or why there was none."""

    FORBIDDEN_ADDRESS = "forbidden_address"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    REDIRECTED = "redirected"
    BAD_STATUS = "bad_status"
    TOO_LARGE = "too_large"
    NOT_SIGNED = "not_signed"
    WRONG_SIGNATURE = "wrong_signature"
    OTHER_KEY = "other_key"
    NO_JSON = "no_json"
    OTHER_SCHEMA = "other_schema"
    WRONG_CLOCK = "wrong_clock"
    OLDER_THAN_KEPT = "older_than_kept"
    OTHER_CENTRE = "other_centre"
    UNKNOWN_CENTRE = "unknown_centre"
    OWN_CENTRE = "own_centre"
    SPOKEN_FOR = "spoken_for"
    NOT_ALLOWED = "not_allowed"
    SHRUNK = "shrunk"


# Nobody answered: the source may be honest, and is only not there.
OUT_OF_REACH = frozenset({Problem.UNREACHABLE, Problem.TOO_SLOW, Problem.CUT_OFF, Problem.BAD_STATUS})


class Disbelieved(Exception):
    """An answer of another instance that is not taken over; whatever is kept of it stays as it is."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
