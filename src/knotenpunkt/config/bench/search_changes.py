"""How soon a change is seen by another process than the one that made it, both on one index.

A file stands for the database: which offers changed, and how often any did.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from knotenpunkt.config.bench.search_offers import offers
from knotenpunkt.config.bench.search_ours import ANALYSIS
from knotenpunkt.config.bench.search_process import own_process
from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.slots import Field, Token
from knotenpunkt.search.index.origin import Origin
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.word_files import analysis

CHANGES = 20
LIMIT = 30.0  # seconds after which a change counts as never seen

_PAUSE = 0.002
_CENTRE = f"{1:032x}"


class NeverSeen(RuntimeError):
    """A change did not reach the other process."""


def slowest_change(folder: Path) -> float:
    """The milliseconds after which the other process saw the one of twenty changes that it saw last."""
    with own_process() as changing, own_process() as looking:
        waits = []
        for number in range(1, CHANGES + 2):
            seen = looking.submit(_seen, folder, number)
            changed = changing.submit(_changed, folder, number)
            waits.append(seen.result() - changed.result())
    return max(waits[1:]) * 1000  # at the first one everything is opened


def _changed(folder: Path, number: int) -> float:
    """Change an offer and follow that, as the request after it does; gives the moment of the change."""
    notes = _Notes(folder)
    notes.write(number)
    moment = time.monotonic()
    _index(folder).follow(notes.version)
    return moment


def _seen(folder: Path, number: int) -> float:
    """The moment at which this process sees the change."""
    index, word = _index(folder), Token(Field.SURFACE, _word(number))
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        reader = index.follow(_Notes(folder).version)
        if reader is not None and reader.postings(word):
            return time.monotonic()
        time.sleep(_PAUSE)
    raise NeverSeen(f"change {number} was not seen within {LIMIT} s")


@cache
def _index(folder: Path) -> SearchIndex:
    """The index as this process follows it, in a thread of its own."""
    notes = _Notes(folder)
    origin = Origin(lambda: [notes], notes.versions, notes.keys_changed_since)
    return SearchIndex(folder, origin, tokenise=tokeniser(analysis()), analysis=ANALYSIS)


@cache
def _changing_offers() -> tuple[SearchDocument, ...]:
    return tuple(islice(offers(CHANGES), CHANGES))


def _word(number: int) -> str:
    """A word that no offer has before its change of this number."""
    return f"neuigkeit{number}"


class _Notes:
    """The file: after change n each of the first offers has been changed in turn, the last one at n."""

    name = "service"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "changes.json"

    def write(self, number: int) -> None:
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps(number), encoding="ascii")
        draft.replace(self._path)

    @property
    def _number(self) -> int:
        return int(json.loads(self._path.read_text(encoding="ascii"))) if self._path.exists() else 0

    @property
    def version(self) -> DataVersion:
        return DataVersion(_CENTRE, self._number)

    def versions(self) -> Versions:
        return Versions(0, {_CENTRE: self._number})

    def keys_changed_since(self, numbers: Mapping[str, int]) -> list[str]:
        changed = range(numbers[_CENTRE] + 1, self._number + 1)
        return [_changing_offers()[number % CHANGES].key for number in changed]

    def all_documents(self) -> Iterator[SearchDocument]:
        """Whoever asks for all has lost the index."""
        raise NeverSeen("the index was about to be built anew")

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        now = self._number
        for number in range(max(1, now - CHANGES + 1), now + 1):
            offer = _changing_offers()[number % CHANGES]
            if offer.key in keys:
                yield replace(offer, title=f"{offer.title} {_word(number)}")
