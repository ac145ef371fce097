"""Kept sets of documents are corrected when the index moves on, and are then what a fresh look would give."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.slots import Field, Token
from knotenpunkt.search.index.cached_postings import CachedPostings, size_of
from knotenpunkt.search.index.errands import DirectErrand
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.index.stored_tokens import MOST_CORRECTED
from knotenpunkt.search.tests.made_up_documents import (
    MadeUpDatabase,
    facet,
    first_letters,
    keys_with,
    offer,
    surface,
    text,
)

WORDS = ["deutsch", "kaffee", "montag", "schwimmen", "fahrrad"]
MARKS = ["tag:1", "tag:2", "thema:sport"]
TOKENS = [
    *(text(word[:4]) for word in WORDS),
    *(Token(Field.TITLE, word[:4]) for word in WORDS),
    *(surface(word) for word in WORDS),
    *map(facet, MARKS),
    text("never"),
]

documents = st.builds(
    lambda number, title, body, marks: offer(number, " ".join(title), *marks, body=" ".join(body)),
    st.integers(1, 12),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sets(st.sampled_from(MARKS)),
)


@dataclass(frozen=True)
class Step:
    """One change of the database, and which tokens are looked at between it and the next."""

    put: list[SearchDocument]
    removed: list[int]
    looked_at: list[Token]


steps = st.lists(
    st.builds(
        Step,
        st.lists(documents, max_size=5),
        st.lists(st.integers(1, 12), max_size=3),
        st.lists(st.sampled_from(TOKENS), max_size=4),
    ),
    min_size=1,
    max_size=14,
)


def index_of(database: MadeUpDatabase, folder: Path) -> SearchIndex:
    return SearchIndex(
        folder, database.origin, tokenise=first_letters, analysis="first letters", errand=DirectErrand
    )


def newest(index: SearchIndex, database: MadeUpDatabase) -> IndexReader:
    reader = index.follow(database.version)
    assert reader is not None
    assert reader.covers(*database_version(database))
    return reader


def database_version(database: MadeUpDatabase) -> tuple[str, int]:
    return database.version.centre, database.version.number


def expected(database: MadeUpDatabase, token: Token) -> list[str]:
    """The keys of the rows with a token, without any index."""
    return sorted(key for key, row in database.rows.items() if token in tokens_of(row))


def tokens_of(row: SearchDocument) -> set[Token]:
    tokens = first_letters(row)
    return {
        *(Token(Field.TITLE, word) for word in tokens.title),
        *map(text, tokens.text),
        *map(surface, tokens.surface),
        *map(facet, row.facets),
    }


@given(steps)
@settings(max_examples=40)
def test_kept_sets_are_what_the_files_and_the_database_say(changes: list[Step]) -> None:
    """After any changes, in the process that writes and in one that only reads; enough of them to merge segments."""
    database = MadeUpDatabase()
    with TemporaryDirectory() as folder:
        writing, reading = index_of(database, Path(folder)), index_of(database, Path(folder))
        for change in changes:
            database.put(*change.put)
            database.remove(*(f"offer:{number}" for number in change.removed))
            for index in (writing, reading):
                reader = newest(index, database)
                for token in change.looked_at:
                    reader.postings(token)
                kept = dict(reader.cache.items())
                assert kept == {token: reader.read_postings(token) for token in kept}
                assert {token: keys_with(reader, token) for token in kept} == {
                    token: expected(database, token) for token in kept
                }
                assert sorted(reader.keys(reader.everything)) == sorted(database.rows)


def test_kept_sets_move_on_to_the_next_reader(tmp_path: Path) -> None:
    database = MadeUpDatabase()
    database.put(offer(1, "Kaffee"), offer(2, "Deutsch"))
    index = index_of(database, tmp_path)
    newest(index, database).postings(text("kaff"))
    database.put(offer(3, "Kaffee am Montag"))
    assert [token for token, _ in newest(index, database).cache.items()] == [text("kaff")]


def test_earlier_reader_still_answers_for_its_own_state(tmp_path: Path) -> None:
    database = MadeUpDatabase()
    database.put(offer(1, "Kaffee"), offer(2, "Deutsch"))
    index = index_of(database, tmp_path)
    earlier = newest(index, database)
    for number in range(20):  # enough for segments to be merged and their files to go
        database.put(offer(1, f"Fahrrad {number}"))
        newest(index, database)
    assert (keys_with(earlier, text("kaff")), keys_with(newest(index, database), text("kaff"))) == (
        ["offer:1"],
        [],
    )


def test_many_changes_at_once_have_the_cache_read_anew(tmp_path: Path) -> None:
    database = MadeUpDatabase()
    database.put(offer(1, "Kaffee"))
    index = index_of(database, tmp_path)
    newest(index, database).postings(text("kaff"))
    database.put(*(offer(number, "Kaffee") for number in range(MOST_CORRECTED + 1)))
    reader = newest(index, database)
    assert [(token, len(documents)) for token, documents in reader.cache.items()] == [
        (text("kaff"), MOST_CORRECTED + 1)
    ]


def test_new_words_join_the_vocabulary_and_known_ones_leave_it_alone(tmp_path: Path) -> None:
    database = MadeUpDatabase()
    database.put(offer(1, "Kaffee"))
    index = index_of(database, tmp_path)
    first = newest(index, database).vocabulary()
    database.put(offer(2, "Kaffee"))
    second = newest(index, database).vocabulary()
    database.put(offer(2, "Kaffee Montag"))
    assert (second is first, dict(newest(index, database).vocabulary())) == (
        True,
        {"kaffee": 1, "montag": 1},
    )


def test_least_recently_used_sets_leave_first() -> None:
    documents = FrozenBitMap([1, 2, 3])
    cache = CachedPostings(limit=3 * size_of(documents))
    for word in ("a", "b", "c"):
        cache.put(text(word), documents)
    cache.get(text("a"))
    cache.put(text("d"), documents)
    assert ([token.text for token, _ in cache.items()], cache.size) == (
        ["c", "a", "d"],
        3 * size_of(documents),
    )
