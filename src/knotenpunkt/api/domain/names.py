"""Finding organizations by their names."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from knotenpunkt.directory.domain.words import MAXIMUM_WORDS, spellings, words_of_text
from knotenpunkt.search.domain.vocabulary import Vocabulary

WHOLE, BEGINNING, INSIDE, CORRECTED = range(4)  # how a word is found in a name, the best first


def keys_by_name[Key](search: str, names: Mapping[Key, Iterable[str]]) -> list[Key]:
    """The keys whose names have all words, best first, then in the order given. A word in no name is taken for the
    nearest.
    """
    spelt = {key: frozenset(chain.from_iterable(map(spellings, those))) for key, those in names.items()}
    vocabulary = Counter(chain.from_iterable(spelt.values()))
    asked = [_meant(word, vocabulary) for word in words_of_text(search)[:MAXIMUM_WORDS]]
    if not asked:
        return []
    found: list[tuple[int, Key]] = []
    for key, words in spelt.items():
        ways = [_way(meant, words) for meant in asked]
        if None not in ways:
            found.append((sum(way for way in ways if way is not None), key))
    return [key for _, key in sorted(found, key=lambda one: one[0])]


def _meant(word: str, vocabulary: Mapping[str, int]) -> Mapping[str, int]:
    """The word, or those it may be a slip for; with what has to be added to the way in which they are found."""
    if any(word in known for known in vocabulary):
        return {word: WHOLE}
    return dict.fromkeys(Vocabulary(vocabulary).nearest(word), CORRECTED)


def _way(meant: Mapping[str, int], words: Collection[str]) -> int | None:
    """How any of the words meant is found among those of a name; None where none is."""
    return min(
        (_place(word, words) + slip for word, slip in meant.items() if any(word in one for one in words)),
        default=None,
    )


def _place(word: str, words: Collection[str]) -> int:
    if word in words:
        return WHOLE
    return BEGINNING if any(one.startswith(word) for one in words) else INSIDE
