"""Titles and names as words that can be compared: folded, abbreviations resolved, common words weighing little."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from knotenpunkt.directory.domain.words import words_of_text

_LEGAL_FORM = re.compile(r"\b[eE]\.?\s?[vV]\b\.?|\bg?GmbH\b|\bgAG\b|\be\.?G\b\.?|\bStiftung\b")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLERS = _listed(
    "am an auf aus bei bis das dem den der des die ein eine einem einen einer fur im in mit nach oder ohne "
    "und unter vom von vor zu zum zur"
)
_COMMON = _listed(
    "ak allgemein angebot angebote arbeit beratung beratungsstelle cafe deutsch deutschkurs deutschkurse "
    "ehrenamtlich ehrenamtliche ehrenamtlicher evangelisch evangelische fluchtlinge fluchtlingen gefluchtete "
    "gefluchteten gemeinde gruppe gruppen hilfe initiative integration integrationskurs integrationskurse "
    "interkulturell interkulturelle interkultureller international internationale internationaler internationales "
    "kath katholisch katholische kirchengemeinde kirchenkreis kirchenkreises kreis kreises kreisverband kurs kurse "
    "offen offene offener offenes ortsverband ortsverein pfarrei projekt region regionalverband sprachkurs "
    "sprachkurse sprechstunde stadt treff treffen verband verein"
)
_SHORTENED = (
    ("arbeiterwohlfahrt", "awo"),
    ("arbeitskreis", "ak"),
    ("deutsches rotes kreuz", "drk"),
    ("rotes kreuz", "drk"),
    ("deutscher kinderschutzbund", "kinderschutzbund"),
    ("dksb", "kinderschutzbund"),
    ("ev", "evangelische"),
    ("jugendmigrationsdienst", "jmd"),
    ("kath", "katholische"),
    ("kindertagesstatte", "kita"),
    ("kv", "kreisverband"),
    ("mehrgenerationenhaus", "mgh"),
    ("volkshochschule", "vhs"),
)
_AUDIENCES = (
    *(
        "anfanger",
        "alphabetisierung",
        "fortgeschrittene",
        "eltern",
        "familien",
        "frauen",
        "jugendlich",
        "jungen",
    ),
    *("kinder", "madchen", "manner", "mutter", "schwangere", "senioren", "vater"),
)
_USUAL, _SELDOM_TELLING, _WHERE = 1.0, 0.3, 0.4
_TYPING_ERROR = 0.8  # share of letters in their place
_MOST_MISTYPED = 2
_ASSOCIATION = "verband"
_OTHER_PLACE = 0.6


@dataclass(frozen=True)
class Wording:
    """A title or name to compare: its words, which of them say where, and their weights."""

    words: tuple[str, ...]
    places: frozenset[str] = frozenset()

    @cached_property
    def joined(self) -> str:
        """All words in one run: „Laden-Café" and „Ladencafé" are the same."""
        return "".join(self.words)

    @cached_property
    def weight(self) -> float:
        return sum(map(self.weight_of, self.words))

    @cached_property
    def figures(self) -> frozenset[str]:
        """What counts the parts of a series: „2", „2025", „A1", „Gruppe B"."""
        return frozenset(word for word in self.words if len(word) == 1 or any(map(str.isdigit, word)))

    @cached_property
    def audiences(self) -> frozenset[str]:
        """The groups that the words name: a course for women is another one than a course."""
        return frozenset(group for group in _AUDIENCES if any(word.startswith(group) for word in self.words))

    @cached_property
    def where(self) -> frozenset[str]:
        """Its words that name a place."""
        return self.places.intersection(self.words)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words that set it apart; all of them where every one is common."""
        telling = tuple(word for word in self.words if word not in _COMMON and word not in self.places)
        return telling or self.words

    def weight_of(self, word: str) -> float:
        """How much a word sets apart."""
        if word in self.places:
            return _WHERE
        return _SELDOM_TELLING if word in _COMMON else _USUAL


@lru_cache(maxsize=20_000)
def wording(text: str, places: frozenset[str] = frozenset()) -> Wording:
    """The words of a title or name; `places` are the folded words that only say where."""
    written = _INITIALS.sub(lambda match: match.group(0).replace(".", ""), _LEGAL_FORM.sub(" ", text))
    words = _resolved(words_of_text(written))
    kept = dict.fromkeys(word for word in words if word not in _FILLERS)
    return Wording(tuple(kept or dict.fromkeys(words)), places)


def _resolved(words: list[str]) -> list[str]:
    run = f" {' '.join(words)} "
    for written, short in _SHORTENED:
        run = run.replace(f" {written} ", f" {short} ")
    return run.split()


def place_words(names: Iterable[str]) -> frozenset[str]:
    """The words of names of places, for `wording`."""
    return frozenset(word for name in names for word in words_of_text(name) if len(word) > 2)


@lru_cache(maxsize=50_000)
def likeness_of_wordings(one: Wording, other: Wording) -> float:
    """0 to 1: the share of weight that has a counterpart, and the same share among the telling words.

    Words that name different places count against it.
    """
    if one.words == other.words:
        return 1.0
    if not one.words or not other.words:
        return 0.0
    met, met_back = _met(one, other), _met(other, one)
    shared = (met + met_back) / (one.weight + other.weight)
    within = (_share(one.telling, other.telling) + _share(other.telling, one.telling)) / 2
    likeness = 0.6 * shared + 0.4 * (within if _says_more_than_where(one, other) else shared)
    if _are_one_run(one, other):
        likeness = max(likeness, OSA.normalized_similarity(one.joined, other.joined))
    differ = one.where and other.where and not one.where & other.where
    return min(likeness, 1.0) * (_OTHER_PLACE if differ else 1.0)


def _are_one_run(one: Wording, other: Wording) -> bool:
    """Whether only blanks and a typing error tell them apart („Laden-Café")."""
    if len(one.words) == len(other.words) or one.figures != other.figures:
        return False
    return OSA.distance(one.joined, other.joined, score_cutoff=_MOST_MISTYPED) <= _MOST_MISTYPED


def _says_more_than_where(one: Wording, other: Wording) -> bool:
    return all(set(each.telling) - each.places for each in (one, other))


def _met(one: Wording, other: Wording) -> float:
    return sum(one.weight_of(word) * _best(word, other.words) for word in one.words)


def _share(words: tuple[str, ...], among: tuple[str, ...]) -> float:
    return sum(_best(word, among) for word in words) / len(words)


def _best(word: str, among: tuple[str, ...]) -> float:
    return 1.0 if word in among else max((likeness_of_words(word, other) for other in among), default=0.0)


def likeness_of_words(one: str, other: str) -> float:
    """0 to 1: the same, another ending, a typing error, or the beginning of a compound („Caritasverband")."""
    if one == other:
        return 1.0
    return _likeness_of_words(*sorted((one, other), key=lambda word: (len(word), word)))


@lru_cache(maxsize=100_000)
def _likeness_of_words(short: str, long: str) -> float:
    if len(short) < 4 or any(map(str.isdigit, short + long)):
        return 1.0 if short == long else 0.0
    if long.startswith(short):
        if len(long) - len(short) <= 2 or long == short + _ASSOCIATION:
            return 0.95
        return 0.8 if len(short) >= 7 and short not in _COMMON else 0.0
    if len(short) >= 5 and OSA.normalized_similarity(short, long) >= _TYPING_ERROR:
        return 0.9
    return 0.7 if len(short) >= 7 and long.endswith(short) else 0.0
