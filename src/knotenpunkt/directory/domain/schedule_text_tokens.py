"""Words and signs of a German time text: what a text is cut into before its grammar is read."""

import re
from dataclasses import dataclass
from enum import StrEnum


class UncertainError(Exception):
    """The text does not say with certainty when something takes place."""


class Kind(StrEnum):
    """What a token is, as far as the token alone can tell."""

    DATE = "date"  # 28.9. or 28.09.2019: numbers are day, month and perhaps year
    DAY = "day"  # 28. or 1.: a day of a month or an ordinal
    YEAR = "year"
    CLOCK = "clock"  # 9:30 or 9.30: numbers are hour and minute
    NUMBER = "number"
    PERIOD = "period"  # 14-tägig: the number is an interval of weeks
    WEEKDAY = "weekday"  # numbers count Monday as 0
    PART = "part"  # nachmittags: numbers are the hours in which such a time can begin
    MONTH = "month"
    ORDINAL = "ordinal"  # erster, letzten: -1 is the last
    TO = "to"  # - or „bis"
    AND = "and"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to `end`; `key` is its lower-case form without a final dot."""

    kind: Kind
    key: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        return self.numbers[0]


_PATTERN = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2})(?![\d:])
    | (?P<date>(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.
        (?:\s?(?:19|20)\d{2}(?!\d)|\d{2}(?!\d))?)(?!\d)
    | (?P<clock>\d{1,2}[:.]\d{2})(?![:.]?\d)
    | (?P<period>\d{1,2}\s?[-–]?\s?(?:tägig|täglich|wöchentlich))(?!\w)
    | (?P<day>\d{1,2}\.)(?!\d)
    | (?P<year>(?:19|20)\d{2})(?!\d)
    | (?P<number>\d{1,2})(?!\d)
    | (?P<ellipsis>(?:mon|diens|mitt|donners|frei|sams|sonn)(?:tag|woch)?-(?=\s*(?:,|und\b|u\.|\+|&)))
    | (?P<word>[^\W\d_]+\.?)
    | (?P<to>[-–—−‐‑])
    | (?P<newline>\s*\n\s*)
    | (?P<sign>[,;:+&/()|])
    | (?P<blank>\s+)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_WEEKDAY_NAMES = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_WEEKDAYS = (
    {name: index for index, name in enumerate(_WEEKDAY_NAMES)}
    | {f"{name}s": index for index, name in enumerate(_WEEKDAY_NAMES)}
    | {name[:2]: index for index, name in enumerate(_WEEKDAY_NAMES)}
    | {"sonnabend": 5, "sonnabends": 5}
)
_PARTS = {
    "morgens": (5, 11),
    "vormittags": (6, 12),
    "mittags": (11, 14),
    "nachmittags": (12, 18),
    "abends": (16, 22),
}
_MONTH_NAMES = (
    ("januar", "jänner", "jan"),
    ("februar", "feb", "febr"),
    ("märz", "mrz"),
    ("april", "apr"),
    ("mai",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("dezember", "dez"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_ORDINAL_STEMS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "letzt": -1}
_ORDINALS = {
    stem + ending: number
    for stem, number in _ORDINAL_STEMS.items()
    for ending in ("e", "er", "en", "es", "em")
}
_PERIODS = {
    "vierzehntägig": 2,
    "vierzehntäglich": 2,
    "zweiwöchentlich": 2,
    "dreiwöchentlich": 3,
    "vierwöchentlich": 4,
}
_AND = frozenset({"und", "u", "sowie", "+", "&"})


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; UncertainError at the first sign that no time text needs („?", „€")."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None or match.lastgroup is None:
            raise UncertainError
        tokens.extend(_classify(match.lastgroup, match.group(), position))
        position = match.end()
    return tuple(tokens)


def _classify(group: str, text: str, start: int) -> list[Token]:
    end = start + len(text)
    key = text.lower().rstrip(".")
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", text))
    match group:
        case "blank":
            return []
        case "newline":
            return [Token(Kind.SIGN, "\n", start, end)]
        case "iso":
            return [Token(Kind.DATE, key, start, end, numbers[::-1])]
        case "date":
            year = tuple(2000 + number if number < 100 else number for number in numbers[2:])
            return [Token(Kind.DATE, key, start, end, numbers[:2] + year)]
        case "period":
            return [Token(Kind.PERIOD, key, start, end, (_weeks(numbers[0], key),))]
        case "ellipsis":
            return [Token(Kind.WEEKDAY, key, start, end, (_elliptic_weekday(key),))]
        case "word" | "sign":
            return _word(text, key, start, end)
        case _:
            return [Token(Kind(group), key, start, end, numbers)]


def _weeks(number: int, key: str) -> int:
    if key.endswith("wöchentlich"):
        return number
    weeks, days = divmod(number, 7)
    if days or not weeks:
        raise UncertainError
    return weeks


def _elliptic_weekday(key: str) -> int:
    stem = key.rstrip("-")
    return next(index for index, name in enumerate(_WEEKDAY_NAMES) if name.startswith(stem))


def _word(text: str, key: str, start: int, end: int) -> list[Token]:
    if key == "so" and text[0] == "s":  # the little word, not Sunday
        return [Token(Kind.WORD, key, start, end)]
    tables: tuple[tuple[Kind, dict[str, int]], ...] = (
        (Kind.WEEKDAY, _WEEKDAYS),
        (Kind.MONTH, _MONTHS),
        (Kind.ORDINAL, _ORDINALS),
        (Kind.PERIOD, _PERIODS),
    )
    for kind, table in tables:
        if key in table:
            return [Token(kind, key, start, end, (table[key],))]
    if key in _AND:
        return [Token(Kind.AND, key, start, end)]
    if key == "bis":
        return [Token(Kind.TO, key, start, end)]
    if part := _part(key):
        return [Token(Kind.PART, part, start, end, _PARTS[part])]
    for name in _WEEKDAY_NAMES:
        if key.startswith(name) and (part := _part(key.removeprefix(name))):
            split = start + len(name)
            return [
                Token(Kind.WEEKDAY, name, start, split, (_WEEKDAYS[name],)),
                Token(Kind.PART, part, split, end, _PARTS[part]),
            ]
    kind = Kind.SIGN if not key.isalpha() else Kind.WORD
    return [Token(kind, key, start, end)]


def _part(key: str) -> str:
    """The part of the day as an adverb („Nachmittag" is „nachmittags"), empty for any other word."""
    return next((part for part in (key, f"{key}s") if part in _PARTS), "")


class Cursor:
    """A reading position in the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenise(text)
        self.position = 0

    def peek(self, offset: int = 0) -> Token:
        """The token `offset` places ahead; one of kind END after the last."""
        index = self.position + offset
        if index < len(self.tokens):
            return self.tokens[index]
        return Token(Kind.END, "", len(self.text), len(self.text))

    def take(self) -> Token:
        token = self.peek()
        self.position += 1
        return token

    def accept(self, kind: Kind) -> Token | None:
        """The next token if it is of this kind, and a step over it."""
        return self.take() if self.peek().kind is kind else None

    def accept_key(self, *keys: str) -> bool:
        """Whether the next token is one of these words or signs, and a step over it."""
        if self.peek().kind in (Kind.WORD, Kind.SIGN, Kind.TO) and self.peek().key in keys:
            self.position += 1
            return True
        return False

    def accept_phrase(self, phrases: tuple[str, ...]) -> str:
        """The text of the first of these phrases that stands here, and a step over it; empty without one."""
        for phrase in phrases:
            words = phrase.split()
            if all(self.peek(offset).key == word for offset, word in enumerate(words)):
                start = self.peek().start
                self.position += len(words)
                return self.text[start : self.peek(-1).end]
        return ""
