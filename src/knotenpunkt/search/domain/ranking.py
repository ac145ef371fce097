"""In which order documents stand, and why: six reasons, each between 0 and 1, with weights that everyone may read."""

import math
from collections.abc import Mapping
from operator import mul
from typing import NamedTuple

FRESH_DAYS, WORTHLESS_DAYS = 182, 730

# What each reason counts. The text decides; a place that was named comes next; the state of the record tips the scales.
WEIGHTS: Mapping[str, float] = {
    "text": 1.0,
    "place": 2.0,
    "topic": 0.7,
    "freshness": 0.08,
    "completeness": 0.08,
    "doubt": -0.1,
}

DOUBTED = "zweifel:ja"  # the mark of documents for which nobody stands any more


class Reasons(NamedTuple):
    """Why a document stands where it stands, each from 0 to 1.

    `text`: its words, compared with the best document. `place`: how near it is to the place that was named. `topic`:
    how many of the things asked for are among its topics. `freshness`, `completeness`: of its record. `doubt`: 1
    where nobody stands by it any more, which counts against it. In the order of the weights.
    """

    text: float
    place: float = 0.0
    topic: float = 0.0
    freshness: float = 0.0
    completeness: float = 0.0
    doubt: float = 0.0

    @property
    def total(self) -> float:
        """The weighted sum."""
        return math.fsum(map(mul, WEIGHTS.values(), self))


class Ranked(NamedTuple):
    """A document by its number in the index, why it stands where it stands, and what share of the question it fills."""

    ordinal: int
    reasons: Reasons
    filled: float


def freshness(as_of: int, today: int) -> float:
    """1 for information of the last six months, falling to 0 at two years; 0 where its day (ordinal) is not known."""
    if not as_of:
        return 0.0
    left = (WORTHLESS_DAYS - (today - as_of)) / (WORTHLESS_DAYS - FRESH_DAYS)
    return min(1.0, max(0.0, left))


def turn(ordinal: int, today: int) -> int:
    """A number that orders equals differently every day, so that nobody is always last."""
    mixed = (ordinal * 0x9E3779B1 ^ today * 0x85EBCA6B) & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) * 0xC2B2AE35 & 0xFFFFFFFF
