"""German compounds: into which words a word falls apart. The words come from a lexicon; nothing is read here."""

from dataclasses import dataclass
from functools import lru_cache

from knotenpunkt.search.domain.compound_lexicon import LINKS, SHORTEST, CompoundLexicon
from knotenpunkt.search.domain.german_letters import without_female_ending, without_umlauts

_SHORTEST_COMPOUND = 6
_LONGEST_COMPOUND = 50
_LONGEST_PART = 20
_INFLECTIONS = ("", "s", "n", "en", "es", "e", "er", "ern", "nen", "ns", "se", "sen", "in", "innen")
_PLAIN_INFLECTIONS = 6
_SHORTEST_UNKNOWN = 4
# An unknown beginning before one of these is rather a name: „Arsbeckdorf".
_ENDS_OF_NAMES = frozenset(
    {"bahn", "dorf", "halle", "haus", "heim", "kirche", "kreis", "land", "mann", "raum", "stadt"}
)
_INFLECTION_COST = 0.35  # for each letter
_SHORT_PART_COST = 2.0  # a part of three letters is more often chance than a longer one

type _Way = tuple[float, tuple[str, ...]]  # what a way to see a word costs, and its parts as words

_NO_WAY: _Way = (float("inf"), ())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound as a word („sprache" for „sprach") and the parts that it falls apart into itself."""

    word: str
    parts: tuple["Part", ...] = ()


class CompoundSplitter:
    """Takes German compounds apart."""

    def __init__(self, lexicon: CompoundLexicon) -> None:
        self._lexicon = lexicon
        self._ends = lexicon.field_words - _ENDS_OF_NAMES
        self.parts_of = lru_cache(maxsize=50_000)(self._parts_of)

    def _parts_of(self, word: str) -> tuple[Part, ...]:
        """The parts of a folded word in order; () where it is no compound.

        Of all ways to see it the cheapest is taken: few parts, words that many compounds have, few linking letters.
        """
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or self._is_whole(word):
            return ()
        word = without_female_ending(word)
        words = self._cheapest_split(word, {})[1] or self._with_unknown_beginning(word)
        return tuple(Part(part, self._inner(part, word)) for part in words)

    def has_known_parts(self, word: str) -> bool:
        """Whether a folded word is a compound of nothing but known words."""
        return bool(self.parts_of(word)) and not self.has_unknown_beginning(word)

    def has_unknown_beginning(self, word: str) -> bool:
        """Whether a folded word ends like a word of the field, behind something that is no word."""
        return bool(self._with_unknown_beginning(word)) and not self._cheapest_split(word, {})[1]

    def _is_whole(self, word: str) -> bool:
        known = self._lexicon.wholes
        spelled = without_umlauts(word)
        return any(
            spelled.endswith(ending) and spelled[: len(spelled) - len(ending)] in known
            for ending in _INFLECTIONS
        )

    def _with_unknown_beginning(self, word: str) -> tuple[str, ...]:
        """Something and a word of the field: „Zumbakurs". The word is as long as can be; () where there is none."""
        for cut in range(_SHORTEST_UNKNOWN, len(word) - _SHORTEST_UNKNOWN + 1):
            for inflection in _INFLECTIONS[:_PLAIN_INFLECTIONS]:
                rest = without_umlauts(word[cut : len(word) - len(inflection)])
                if word.endswith(inflection) and len(rest) >= _SHORTEST_UNKNOWN and rest in self._ends:
                    return word[:cut], rest
        return ()

    def first_part(self, form: str) -> str:
        """The word that a part before a hyphen stands for: „sprach" in „Sprach- und Kulturmittler" is „sprache"."""
        for link in LINKS:
            head = without_umlauts(form.removesuffix(link))
            if form.endswith(link) and head in self._lexicon.heads:
                return self._lexicon.heads[head]
        return form

    def _inner(self, part: str, whole: str) -> tuple[Part, ...]:
        return self.parts_of(part) if part != whole else ()

    def _cheapest(self, rest: str, known: dict[str, _Way]) -> _Way:
        """What the rest of a word costs as one or several parts, and their words."""
        found = known.get(rest)
        if found is None:
            found = known[rest] = min(self._as_tail(rest), self._cheapest_split(rest, known))
        return found

    def _cheapest_split(self, rest: str, known: dict[str, _Way]) -> _Way:
        """The same as two parts or more."""
        best = _NO_WAY
        for length in range(SHORTEST, min(len(rest) - SHORTEST, _LONGEST_PART) + 1):
            head = without_umlauts(rest[:length])
            if head in self._lexicon.heads:
                best = min(best, self._cheapest_behind(head, rest[length:], known))
        return best

    def _cheapest_behind(self, head: str, behind: str, known: dict[str, _Way]) -> _Way:
        short = _SHORT_PART_COST if len(head) == SHORTEST else 0.0
        best = _NO_WAY
        for link, own in zip(LINKS, self._lexicon.head_costs[head], strict=True):
            if behind.startswith(link) and len(behind) - len(link) >= SHORTEST:
                cost, words = self._cheapest(behind[len(link) :], known)
                best = min(best, (own + short + cost, (self._lexicon.heads[head], *words)))
        return best

    def _as_tail(self, rest: str) -> _Way:
        """The rest as the last part, without its inflection."""
        tails = (
            (self._tail_cost(word, inflection), (word,))
            for inflection in _INFLECTIONS
            if rest.endswith(inflection)
            for word in _without(inflection, rest)
            if word in self._lexicon.tail_costs
        )
        return min(tails, default=_NO_WAY)

    def _tail_cost(self, word: str, inflection: str) -> float:
        short = _SHORT_PART_COST if len(word) == SHORTEST else 0.0
        return self._lexicon.tail_costs[word] + short + _INFLECTION_COST * len(inflection)


def _without(inflection: str, word: str) -> tuple[str, ...]:
    """What the word may be without its inflection: „lotsinnen" is of „lotse", „tänzerinnen" of „tänzer"."""
    stem = without_umlauts(word[: len(word) - len(inflection)])
    return (stem, f"{stem}e") if inflection in ("in", "innen") else (stem,)
