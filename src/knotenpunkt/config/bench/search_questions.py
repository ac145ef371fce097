"""The questions and choices that are asked of every engine: drawn by chance, the same in every run."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from knotenpunkt.config.bench.search_offers import SEED, choices, sample
from knotenpunkt.directory.domain.filters import Facet, Filters

NUMBERS = {"one word": 50, "two words": 50, "three words": 20, "typing error": 40, "beginning": 40}
CHOICES = 200
SHARE_WITH_FILTERS = 0.6

_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = "abcdefghijklmnoprstuvwzäöü"
_LONG_WORD = 10  # letters; from here on some words are misspelt twice
_EVERYDAY = """
Deutschkurs Kinderbetreuung Wohnung Arzt Schule Ausweis Hilfe Treffen Sport Nähen Fahrrad Frauencafé Hausaufgabenhilfe
Jobcenter Kita Spielgruppe Computer Schwimmen Dolmetscher Formulare Wegberg Erkelenz kostenlos Mütter Senioren Geburt
Führerschein Schulden Umzug Bewerbung
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, and of which kind it is."""

    kind: str
    filters: Filters


def questions() -> tuple[Question, ...]:
    """All questions, each once, the kinds one after the other."""
    random = Random(SEED)  # noqa: S311 - no secret depends on it
    words = [word for offer in sample() for word in _WORD.findall(offer.title)]
    written = _Writing(random, words)
    texts: dict[str, Callable[[], str]] = {
        "one word": lambda: written.words(1),
        "two words": lambda: written.words(2),
        "three words": lambda: written.words(3),
        "typing error": written.misspelt,
        "beginning": written.begun,
    }
    drawn: dict[Question, None] = {}
    for kind, number in NUMBERS.items():
        wanted = len(drawn) + number
        while len(drawn) < wanted:
            chosen = _drawn(random) if random.random() < SHARE_WITH_FILTERS else ()
            drawn[Question(kind, Filters(texts[kind](), chosen))] = None
    return tuple(drawn)


def filter_choices() -> tuple[Filters, ...]:
    """Choices without words, as on the first page."""
    random = Random(SEED)  # noqa: S311 - no secret depends on it
    return tuple(Filters(chosen=_drawn(random)) for _ in range(CHOICES))


def _drawn(random: Random) -> tuple[tuple[Facet, tuple[str, ...]], ...]:
    """Values of one to three facets, in the order of the facets."""
    facets = random.sample(list(Facet), random.randint(1, 3))
    return tuple((facet, tuple(_values(random, choices()[facet]))) for facet in Facet if facet in facets)


def _values(random: Random, possible: Sequence[str]) -> Iterator[str]:
    """Mostly one, at times two."""
    yield from random.sample(possible, min(len(possible), random.choice((1, 1, 1, 2))))


class _Writing:
    """What people type: words as often as offers have them in their titles, every fourth an everyday one."""

    def __init__(self, random: Random, words: Sequence[str]) -> None:
        self._random = random
        self._words = words
        self._everyday = _EVERYDAY.split()

    def word(self, *, letters: int = 4) -> str:
        while True:
            word = self._random.choice(self._everyday if self._random.random() < 0.25 else self._words)
            if len(word) >= letters:
                return word

    def words(self, number: int) -> str:
        return " ".join(self.word() for _ in range(number))

    def misspelt(self) -> str:
        """One word or two, the first of them with an error, a long one at times with two."""
        word = self.word(letters=6)
        errors = 2 if len(word) >= _LONG_WORD and self._random.random() < 0.3 else 1
        wrong = word
        while wrong == word:
            for _ in range(errors):
                wrong = self._with_error(wrong)
        return f"{wrong} {self.word()}" if self._random.random() < 0.5 else wrong

    def _with_error(self, word: str) -> str:
        """A letter too much, missing, wrong, or swapped with its neighbour; the first one is right."""
        place = self._random.randrange(1, len(word) - 1)
        letter = self._random.choice(_LETTERS)
        return self._random.choice(
            (
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            )
        )

    def begun(self) -> str:
        """One word or two, the last of them not yet finished."""
        word = self.word(letters=6)
        start = word[: self._random.randint(3, len(word) - 2)]
        return f"{self.word()} {start}" if self._random.random() < 0.5 else start
