"""Numbers as people type them: decimal commas, thousands with points, spaces or apostrophes."""

import re
import unicodedata
from decimal import Decimal

MOST_DIGITS_BEFORE = 11
MOST_DIGITS_AFTER = 3

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.\s'’]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


class NotANumber(ValueError):
    """What was typed is no number, or one too long to be kept."""


def read_number(written: str) -> Decimal:
    """The number as a German reads it: „1.500“ is fifteen hundred, „2,5“ and „2.5“ are two and a half.

    Digits of any script are read.
    """
    text = "".join(_plain(sign) for sign in written.strip()).replace("\u2212", "-")
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[.\s'’]", "", text)
    elif not _PLAIN.fullmatch(text):
        raise NotANumber(written)
    whole, _, rest = text.replace(",", ".").lstrip("+-").partition(".")
    if len(whole.lstrip("0")) > MOST_DIGITS_BEFORE or len(rest) > MOST_DIGITS_AFTER:
        raise NotANumber(written)
    return Decimal(text.replace(",", "."))


def _plain(sign: str) -> str:
    """Digits as ASCII, the Arabic separators as comma and nothing."""
    if sign == "\u066b":
        return ","
    if sign in {"\u066c", "\u200e", "\u200f", "\u061c"}:
        return ""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
