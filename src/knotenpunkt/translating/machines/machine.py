"""What every translating machine can do, and what can go wrong with it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol


class Trouble(StrEnum):
    """Why a machine did not translate."""

    UNREACHABLE = "unreachable"
    TOO_SLOW = "too slow"
    KEY_REFUSED = "key refused"
    TOO_BUSY = "too busy"
    QUOTA_USED_UP = "quota used up"
    LANGUAGE_UNKNOWN = "language unknown"
    TOO_LARGE = "too large"
    NOT_UNDERSTOOD = "not understood"
    FAILED = "failed"


class MachineTrouble(Exception):
    """A machine that did not translate, and why; never holds a text or a key."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Machine(Protocol):
    """A machine that translates markup with marks (`<x id="0"/>`), which it leaves in."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """As many translations as texts, in their order; languages as BCP 47 tags. Raises MachineTrouble."""

    def languages(self, source: str) -> frozenset[str]:
        """The languages into which it translates from this one. Raises MachineTrouble."""
