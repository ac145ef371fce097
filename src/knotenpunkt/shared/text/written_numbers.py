"""Numbers as people and offices write them: decimal comma or point, thousands set apart, digits of any script."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

_SIGNS = re.compile(r"[-–—−]")
_ARABIC_COMMA, _UNSEEN = "\u066b", frozenset("\u066c\u200e\u200f\u061c")
_SPACES = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_PLAIN = re.compile(r"[0-9]+")
_SHAPE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_TELLING = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


class NotANumber(ValueError):
    """The text is no number; the message is a German sentence without the place."""


class UnclearNumber(NotANumber):
    """The text can be read as two numbers."""


class Notation(Enum):
    """What the decimals are set apart with."""

    COMMA = ","
    POINT = "."

    @property
    def thousands(self) -> str:
        return "." if self is Notation.COMMA else ","


def notation_of(texts: Iterable[str]) -> Notation | None:
    """The notation that the texts have in common; None where they do not tell, or contradict each other."""
    told = {notation for text in texts if (notation := _told_by(_bare(text))) is not None}
    return told.pop() if len(told) == 1 else None


def number_in(text: str, *, notation: Notation | None, whole: bool) -> Decimal:
    """The number in a text. A single group of three („1.234“) is read as the notation says.

    Where that is not known, it is thousands in a count (`whole`). Raises UnclearNumber or NotANumber.
    """
    if _ARABIC_COMMA in text:
        text, notation = text.replace(_ARABIC_COMMA, Notation.COMMA.value), Notation.COMMA
    bare = _bare(text)
    digits = bare.lstrip("+-")
    if not _SHAPE.fullmatch(digits) or len(bare) - len(digits) > 1:
        raise NotANumber(f"„{text}“ ist keine Zahl")
    number = _unsigned(digits, _told_by(bare) or notation or (Notation.COMMA if whole else None), text)
    if whole and number != number.to_integral_value():
        raise NotANumber(f"„{text}“ ist keine ganze Zahl")
    return -number if bare.startswith("-") else number


def _bare(text: str) -> str:
    """Without spaces and apostrophes between the thousands, with a plain sign and plain digits."""
    plain = text if text.isascii() else "".join(map(_plain, text))
    return _SIGNS.sub("-", _SPACES.sub("", plain.strip()))


def _plain(sign: str) -> str:
    """Digits as ASCII; what sets thousands apart in Arabic, and marks of direction, as nothing."""
    value = unicodedata.decimal(sign, None)
    return "" if sign in _UNSEEN else sign if value is None else str(value)


def _told_by(bare: str) -> Notation | None:
    """The notation of a text that can be read in one way only; None if it has no mark or can be read in two."""
    digits = bare.lstrip("+-")
    if not _SHAPE.fullmatch(digits) or _PLAIN.fullmatch(digits):
        return None
    marks = [mark for mark in digits if mark in ",."]
    if len(set(marks)) > 1:
        return Notation(marks[-1])
    if len(marks) > 1:
        return Notation.COMMA if marks[0] == "." else Notation.POINT
    if _TELLING.fullmatch(digits) and not digits.startswith("0"):
        return None
    return Notation(marks[0])


def _unsigned(digits: str, notation: Notation | None, text: str) -> Decimal:
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    if notation is None:
        raise UnclearNumber(
            f"„{text}“ kann {digits.replace(',', '').replace('.', '')} oder {digits.replace('.', ',')} heißen; "
            "bitte ohne Tausendertrennzeichen schreiben"
        )
    whole, _, fraction = digits.partition(notation.value)
    groups = whole.split(notation.thousands)
    if notation.thousands in fraction or notation.value in fraction or not _are_thousands(groups):
        raise NotANumber(f"„{text}“ ist keine Zahl")
    return Decimal(f"{''.join(groups)}.{fraction or 0}")


def _are_thousands(groups: list[str]) -> bool:
    first, *others = groups
    return not others or (len(first) <= 3 and all(len(group) == 3 for group in others))
