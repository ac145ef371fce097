"""The words that texts are made of: the nearest to a misspelt one, and those that begin with some letters."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from itertools import takewhile

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORTEST_WORD = 4  # letters; shorter words are taken as typed
LONG_WORD = 8  # letters; from here on two errors are forgiven
MOST_CORRECTIONS = 3


class Vocabulary:
    """Folded words with the number of documents they are in."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._ordered = sorted(frequencies)
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in self._ordered:
            if len(word) >= SHORTEST_WORD - 1 and not word.isdigit():
                self._by_length[len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._frequencies

    def nearest(self, word: str) -> tuple[str, ...]:
        """The words nearest to a misspelt one: within one edit, from eight letters on within two.

        An edit is a letter too much, missing, wrong or swapped with its neighbour (optimal string alignment). Of words
        equally near those with the same first letter come first, then the most frequent.
        """
        if len(word) < SHORTEST_WORD or any(letter.isdigit() for letter in word):
            return ()
        allowed = 2 if len(word) >= LONG_WORD else 1
        candidates = [
            known
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for known in self._by_length.get(length, ())
        ]
        found = extract(word, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        if not found:
            return ()
        least = found[0][1]
        nearest = [known for known, distance, _ in found if distance == least]
        nearest.sort(key=lambda known: (known[0] != word[0], -self._frequencies[known], known))
        return tuple(nearest[:MOST_CORRECTIONS])

    def beginning_with(self, start: str, limit: int) -> tuple[str, ...]:
        """The most frequent words that begin so and go on."""
        first = bisect_left(self._ordered, start)
        found = takewhile(lambda word: word.startswith(start), self._ordered[first : first + 5_000])
        longer = (word for word in found if word != start)
        return tuple(sorted(longer, key=lambda word: (-self._frequencies[word], word))[:limit])
