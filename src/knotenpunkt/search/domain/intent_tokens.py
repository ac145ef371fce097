"""The words, numbers and signs of a question, each with its place in the text as typed."""

import re
from dataclasses import dataclass

from knotenpunkt.search.domain.letters import folded

NUMBER = "{n}"  # stands for a number in a phrase

_CYRILLIC = "а-яёєіїґА-ЯЁЄІЇҐ"
_APOSTROPHES = "'’‘ʼ`´"
# Marks above letters and invisible characters belong to the word they stand in.
_INSIDE = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b\u200d\u2060\ufeff"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_INSIDE}])*"
_TOKEN = re.compile(
    r"(?P<figures>\d+(?:[.,:/]\d+)+|\d+\.(?=\s*[^\W\d_]))"  # hours, dates, prices, „6. Klasse"
    r"|(?P<number>\d+)"
    r"|(?P<sign>(?<=\d)\s?[-–—‑]\s?(?=\d)|(?<=\d)\s?\+(?!\s?\d))"
    rf"|(?P<word>{_LETTERS}(?:(?<=[{_CYRILLIC}])[{_APOSTROPHES}](?=[{_CYRILLIC}]){_LETTERS})*)"
)
_DASHES = str.maketrans("–—‑", "---")
_LONGEST_NUMBER = 5  # digits


@dataclass(frozen=True, slots=True)
class QuestionToken:
    """A word, number or sign: where it stands, its folded text, its number where it is one (five digits at most)."""

    start: int
    end: int
    text: str
    number: int | None = None
    is_word: bool = False


def tokens_of(text: str) -> list[QuestionToken]:
    """The tokens of a text in their order. „5-jährige" is a number and a word, „6-10" two numbers and a sign.

    Hours, dates and prices („18:00", „5,50") are one token that is no number.
    """
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> QuestionToken:
    kind, found = match.lastgroup, match[0]
    start, end = match.span()
    if kind == "word":
        return QuestionToken(start, end, folded(found), is_word=True)
    if kind == "number":
        digits = folded(found)
        return QuestionToken(start, end, digits, int(digits) if len(digits) <= _LONGEST_NUMBER else None)
    return QuestionToken(start, end, found.strip().translate(_DASHES))


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase of the files of words; {n} stands for any number."""
    tokens = tokens_of(phrase.replace(NUMBER, "0"))
    return tuple(NUMBER if token.text == "0" else token.text for token in tokens)
