"""What is compared with: SQLite as somebody who knows it would use it for the same task.

Words are found by FTS5 over trigrams, so that parts of words count. Facets are bit masks in one narrow table with an
index for each facet that covers all the others; a facet is counted by one GROUP BY and its masks are unfolded here.
The files are on disk, mapped into memory, without a journal; SQLite may keep 200 MB of pages besides.
"""

import math
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path

from knotenpunkt.config.bench.search_offers import choices, offers
from knotenpunkt.config.bench.search_process import Counted, built_per_second
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.search.domain.document import SearchDocument

SHOWN = 30
TITLE_WEIGHT = 4.0
SHARE_OF_TRIGRAMS = 0.6  # of a misspelt word's trigrams that an offer must have

_FILE = "offers.sqlite"
_AT_ONCE = 5_000
_MANY = 0.1  # of all offers; so many are counted by the covering indexes, fewer in a table of their own
_COLUMNS = {facet: f"facet_{number}" for number, facet in enumerate(Facet)}
_ALL_COLUMNS = ", ".join(_COLUMNS.values())
_INSERT_FACTS = f"INSERT INTO facts VALUES (?{', ?' * len(_COLUMNS)})"  # noqa: S608 - made of constants
_SETTINGS = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -200000;
    PRAGMA mmap_size = 4000000000;
"""

type Chosen = tuple[tuple[Facet, tuple[str, ...]], ...]


def build_sqlite(folder: Path, number: int) -> float:
    """Make the database; gives offers a second of one core."""
    database = sqlite3.connect(folder / _FILE)
    database.executescript(
        f"""{_SETTINGS}
        CREATE VIRTUAL TABLE texts USING fts5(title, text, tokenize = 'trigram', content = '');
        CREATE TABLE facts (offer INTEGER PRIMARY KEY, {_ALL_COLUMNS});
        """
    )
    speed = built_per_second(lambda those: _write(database, those), offers(number))
    database.close()
    return speed


def _write(database: sqlite3.Connection, those: Iterator[SearchDocument]) -> None:
    bits = _bits()
    for some in batched(enumerate(those, start=1), _AT_ONCE):
        texts = [(number, offer.title, _text(offer)) for number, offer in some]
        database.executemany("INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)", texts)
        facts = [(number, *_masks(offer, bits)) for number, offer in some]
        database.executemany(_INSERT_FACTS, facts)
    for column in _COLUMNS.values():
        others = [other for other in _COLUMNS.values() if other != column]
        database.execute(f"CREATE INDEX by_{column} ON facts ({', '.join((column, *others))})")
    database.execute("INSERT INTO texts (texts) VALUES ('optimize')")
    database.execute("ANALYZE")
    database.commit()


def _text(offer: SearchDocument) -> str:
    return " ".join((*offer.texts, *offer.names))


def _bits() -> dict[Facet, dict[str, int]]:
    """One bit for each value of a facet."""
    return {
        facet: {value: 1 << place for place, value in enumerate(values)}
        for facet, values in choices().items()
    }


def _masks(offer: SearchDocument, bits: Mapping[Facet, Mapping[str, int]]) -> list[int]:
    masks = dict.fromkeys(Facet, 0)
    for found in offer.facets:
        name, _, value = found.partition(":")
        if name in _COLUMNS:
            masks[Facet(name)] |= bits[Facet(name)].get(value, 0)
    return list(masks.values())


class Sqlite:
    """The same answers out of SQLite."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / _FILE, isolation_level=None)
        self._database.executescript(
            f"""{_SETTINGS}
            CREATE TEMP TABLE hits (offer INTEGER PRIMARY KEY, {_ALL_COLUMNS});
            CREATE TEMP TABLE found (offer INTEGER PRIMARY KEY, {_ALL_COLUMNS});
            """
        )
        self._bits = _bits()
        (self._number,) = self._database.execute("SELECT count(*) FROM facts").fetchone()

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def counted(self, choice: Filters) -> Counted:
        """Few offers are taken aside and counted there, many by the covering indexes."""
        condition, masks = self._passing(choice.chosen)
        most = int(_MANY * self._number) + 1
        self._database.execute("DELETE FROM found")
        taken = self._database.execute(
            f"INSERT INTO found SELECT * FROM facts WHERE {condition} LIMIT ?",  # noqa: S608 - our own columns
            (*masks, most),
        )
        return self._all_counts("facts", choice.chosen, "found" if taken.rowcount < most else "facts")

    def found(self, question: Filters) -> int:
        """What the words find is taken aside with its facets, then counted, and ranked by the words once more."""
        words = question.query.casefold().split()
        expression = _joined("AND", list(map(_phrase, words)))
        if not self._hit(expression):
            known = {word for word in words if self._is_known(word)}
            expression = _joined("AND", [_phrase(word) if word in known else _any_of(word) for word in words])
            self._hit(_joined("AND", [_phrase(word) if word in known else _nearly(word) for word in words]))
        self._best(expression, question.chosen)
        return self._all_counts("hits", question.chosen, "hits").total

    def _hit(self, expression: str) -> int:
        """Take what the words find aside; gives how many offers that are."""
        self._database.execute("DELETE FROM hits")
        return self._database.execute(
            "INSERT INTO hits SELECT facts.* FROM texts CROSS JOIN facts ON offer = texts.rowid WHERE texts MATCH ?",
            (expression,),
        ).rowcount

    def _is_known(self, word: str) -> bool:
        found = self._database.execute("SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1", (_phrase(word),))
        return found.fetchone() is not None

    def _best(self, expression: str, chosen: Chosen) -> list[int]:
        condition, masks = self._passing(chosen)
        rows = self._database.execute(
            f"SELECT offer FROM texts CROSS JOIN hits ON offer = texts.rowid "  # noqa: S608 - our own columns
            f"WHERE texts MATCH ? AND {condition} ORDER BY bm25(texts, ?, 1.0) LIMIT ?",
            (expression, *masks, TITLE_WEIGHT, SHOWN),
        )
        return [int(offer) for (offer,) in rows]

    def _all_counts(self, source: str, chosen: Chosen, taken: str) -> Counted:
        """For each facet leaving its own choice aside; `taken` is the table of what passes all, or the source."""
        names = {facet for facet, _ in chosen}
        rest = () if taken != source else chosen
        groups = {
            facet: self._groups(facet, source, tuple(one for one in chosen if one[0] is not facet))
            if facet in names
            else self._groups(facet, taken, rest)
            for facet in Facet
        }
        total = next(sum(found.values()) for facet, found in groups.items() if facet not in names)
        return Counted(total, {facet: self._unfolded(facet, found) for facet, found in groups.items()})

    def _groups(self, facet: Facet, source: str, chosen: Chosen) -> dict[int, int]:
        column, (condition, masks) = _COLUMNS[facet], self._passing(chosen)
        query = f"SELECT {column}, count(*) FROM {source} WHERE {condition} GROUP BY {column}"  # noqa: S608 - ours
        return dict(self._database.execute(query, masks).fetchall())

    def _unfolded(self, facet: Facet, groups: Mapping[int, int]) -> dict[str, int]:
        return {
            value: sum(number for mask, number in groups.items() if mask & bit)
            for value, bit in self._bits[facet].items()
        }

    def _passing(self, chosen: Chosen) -> tuple[str, list[int]]:
        """The condition that an offer has one of the chosen values of each facet, and the masks in it."""
        masks = [sum(self._bits[facet][value] for value in values) for facet, values in chosen]
        return " AND ".join(f"({_COLUMNS[facet]} & ?) != 0" for facet, _ in chosen) or "TRUE", masks


def _phrase(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


def _joined(operator: str, expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({f' {operator} '.join(expressions)})"


def _trigrams(word: str) -> list[str]:
    return list(dict.fromkeys(_phrase(word[start : start + 3]) for start in range(len(word) - 2)))


def _any_of(word: str) -> str:
    return _joined("OR", _trigrams(word))


def _nearly(word: str) -> str:
    """A word that no offer has may be misspelt: of its trigrams three fifths are enough."""
    trigrams = _trigrams(word)
    return _at_least(math.ceil(SHARE_OF_TRIGRAMS * len(trigrams)), trigrams)


def _at_least(number: int, phrases: Sequence[str]) -> str:
    """So many of the phrases (1 at least): some of the first half and the others of the second one.

    Thus the engine decides it in one pass, many times faster than rows of all phrases are grouped and counted.
    """
    if number == len(phrases):
        return _joined("AND", phrases)
    if number == 1:
        return _joined("OR", phrases)
    first, second = phrases[: len(phrases) // 2], phrases[len(phrases) // 2 :]
    least, most = max(0, number - len(second)), min(len(first), number)
    ways = [
        _joined("AND", [_at_least(of, half) for of, half in ((some, first), (number - some, second)) if of])
        for some in range(least, most + 1)
    ]
    return _joined("OR", ways)
