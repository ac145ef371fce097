"""Small numbers: what only one or two people typed is shown to nobody, it disappears in a sum."""

from collections.abc import Iterable
from dataclasses import dataclass

from knotenpunkt.search.domain.counted import Figures

FEWEST = 3  # how often words must have been seen to be shown


@dataclass(frozen=True, slots=True)
class WordFigures:
    """Words and how often they were seen."""

    words: str
    figures: Figures

    @property
    def seen(self) -> int:
        """How often somebody typed them, or said that they are missing, which may be the same people."""
        return max(self.figures.searches, self.figures.missing)


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words that may be shown, the most frequent first, and all others as one sum; both together are everything."""

    words: tuple[WordFigures, ...]
    others: Figures


def shown_words(words: Iterable[WordFigures], everything: Figures, *, most: int) -> ShownWords:
    """The words seen at least three times, at most `most` of them; `everything` are the figures of all words."""
    frequent = [word for word in words if word.seen >= FEWEST]
    frequent.sort(key=lambda word: (-word.seen, word.words))
    shown = tuple(frequent[:most])
    others = everything
    for word in shown:
        others -= word.figures
    return ShownWords(shown, others)
