"""The program's own search over all offers of a state: its production code, with the index in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

from pyroaring import BitMap, FrozenBitMap

from knotenpunkt.config.bench.search_knowledge import knowledge, nearness, surroundings
from knotenpunkt.config.bench.search_offers import choices, offers
from knotenpunkt.config.bench.search_process import Counted, built_per_second
from knotenpunkt.directory.domain.facets import FacetCounts
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.domain.search_facets import PUBLISHED, mark
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.searching import (
    Circumstances,
    Marks,
    matches,
    ranked_full,
    ranked_partial,
    within,
)
from knotenpunkt.search.domain.slots import Field, Token
from knotenpunkt.search.domain.understanding import Understanding, understood
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.index.generations import Generations
from knotenpunkt.search.index.opening import newest_reader, open_index
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.index.writing import build
from knotenpunkt.search.word_files import analysis

SHOWN = 30
ENOUGH = 10  # offers; where fewer fill a question, those that fill it in part are ranked too
TODAY = 739_798  # the day of the questions (date.toordinal()), the same in every run
SCOPE: tuple[Marks, ...] = ((PUBLISHED,),)
LANGUAGE = "de"
ANALYSIS = "measured"
FIRST = Versions(0, {})  # nothing has changed yet


def build_ours(folder: Path, number: int) -> float:
    """Make the index; gives offers a second of one core, their analysis included."""
    tokenise = tokeniser(analysis())
    tokenise(next(offers(1)))  # reads the tables of words, once for each process

    def written(those: Iterator[SearchDocument]) -> None:
        generations = Generations(folder)
        generation = generations.begin()
        build(generation, those, tokenise, ANALYSIS, FIRST)
        generations.switch_to(generation)

    return built_per_second(written, offers(number))


def _reader(folder: Path) -> IndexReader:
    generation = Generations(folder).current()
    if generation is None:
        raise FileNotFoundError(folder)
    return newest_reader(open_index(generation))


class Ours:
    """What a question to the portal of a whole state would do."""

    def __init__(self, folder: Path) -> None:
        self._reader = _reader(folder)
        self._published = within(self._reader, SCOPE)
        self._everything = BitMap(self._published)
        self._masks = {
            facet: {value: BitMap(self._marked(facet, value)) for value in values}
            for facet, values in choices().items()
        }
        self._knowledge = knowledge()
        self._surroundings = surroundings(Vocabulary(self._reader.vocabulary_within(SCOPE)))

    def _marked(self, facet: Facet, value: str) -> FrozenBitMap:
        return self._reader.postings(Token(Field.FACETS, mark(facet, value)))

    def counted(self, choice: Filters) -> Counted:
        return self._all_counts(FacetCounts(self._masks, self._everything, choice, None))

    def _all_counts(self, counts: FacetCounts) -> Counted:
        return Counted(len(counts.found), {facet: counts.of(facet) for facet in Facet})

    def found(self, question: Filters) -> int:
        understanding = understood(question.query, LANGUAGE, self._knowledge, self._surroundings)
        if not understanding.slots:
            return self.counted(question).total
        found = matches(self._reader, understanding.slots, self._published)
        counts = FacetCounts(self._masks, self._everything, question, BitMap(found.full))
        total = self._all_counts(counts).total
        circumstances = _circumstances(understanding, question)
        ranked_full(self._reader, found, FrozenBitMap(counts.found), circumstances, SHOWN)
        if total < ENOUGH:
            partly = FacetCounts(self._masks, self._everything, question, BitMap(found.partial)).found
            ranked_partial(self._reader, found, FrozenBitMap(partly), circumstances, SHOWN)
        return total


def _circumstances(understanding: Understanding, question: Filters) -> Circumstances:
    chosen = tuple(tuple(mark(facet, value) for value in values) for facet, values in question.chosen)
    return Circumstances((*SCOPE, *chosen), nearness(understanding).by_mark, TODAY)
