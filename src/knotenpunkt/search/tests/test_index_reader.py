"""What one state of the index answers."""

import pytest

from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token
from knotenpunkt.search.index.errands import DirectErrand
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.tests.made_up_documents import (
    MadeUpDatabase,
    facet,
    first_letters,
    keys_with,
    offer,
    slot,
    surface,
    text,
)

DATABASE = MadeUpDatabase()
DATABASE.put(
    offer(1, "Sprachkurs Deutsch", "thema:sprache", "tag:1", body="am Montag mit Kaffee", as_of=739000),
    offer(2, "Kaffee am Montag", "thema:treffen", "tag:1", completeness=80),
    offer(3, "Fahrrad reparieren", "thema:technik", "tag:3", body="mit Kaffee und Kuchen"),
    offer(4, "Schwimmen", "thema:sport", "tag:3"),
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    index = SearchIndex(
        tmp_path_factory.mktemp("search"),
        DATABASE.origin,
        tokenise=first_letters,
        analysis="first letters",
        errand=DirectErrand,
    )
    found = index.follow(DATABASE.version)
    assert found is not None
    return found


def found(reader: IndexReader, *slots: Slot, filters: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    """The keys of the best documents that fill all slots, in their order."""
    return reader.keys(best.ordinal for best in reader.best_of_all_slots(slots, filters, 10))


def test_postings_are_the_documents_with_a_token(reader: IndexReader) -> None:
    assert [
        keys_with(reader, token)
        for token in [text("kaff"), Token(Field.TITLE, "kaff"), surface("kaffee"), facet("tag:3"), text("x")]
    ] == [
        ["offer:1", "offer:2", "offer:3"],
        ["offer:2"],
        ["offer:1", "offer:2", "offer:3"],
        ["offer:3", "offer:4"],
        [],
    ]


def test_everything_is_every_document(reader: IndexReader) -> None:
    assert reader.keys(reader.everything) == ["offer:1", "offer:2", "offer:3", "offer:4"]


def test_word_in_the_title_comes_first(reader: IndexReader) -> None:
    assert found(reader, slot(text("kaff"))) == ["offer:2", "offer:1", "offer:3"]


def test_best_fill_every_slot_by_any_alternative(reader: IndexReader) -> None:
    coffee, language_or_bicycle = slot(text("kaff")), slot(text("spra"), text("fahr"))
    assert sorted(found(reader, coffee, language_or_bicycle)) == ["offer:1", "offer:3"]


def test_alternative_needs_all_its_tokens(reader: IndexReader) -> None:
    together = Slot((Alternative((text("kaff"), text("mont"), facet("thema:sprache"))),))
    assert found(reader, together) == ["offer:1"]


def test_heavier_alternative_comes_first(reader: IndexReader) -> None:
    swimming, bicycle = Alternative((text("schw"),), weight=0.1), Alternative((text("fahr"),))
    lighter = [found(reader, Slot((swimming, bicycle))), found(reader, Slot((bicycle, swimming)))]
    assert lighter == [["offer:3", "offer:4"], ["offer:3", "offer:4"]]


def test_filters_are_all_passed_each_by_one_of_its_facets(reader: IndexReader) -> None:
    filters = (("thema:sprache", "thema:technik"), ("tag:3",))
    assert found(reader, slot(text("kaff")), filters=filters) == ["offer:3"]


def test_filters_do_not_change_the_score(reader: IndexReader) -> None:
    coffee = [slot(text("kaff"))]
    free = {best.ordinal: best.score for best in reader.best_of_all_slots(coffee, (), 10)}
    filtered = {best.ordinal: best.score for best in reader.best_of_all_slots(coffee, [["tag:1"]], 10)}
    assert filtered == {ordinal: free[ordinal] for ordinal in filtered}
    assert len(filtered) == 2


def test_without_slots_everything_that_passes_is_found(reader: IndexReader) -> None:
    assert (sorted(found(reader)), found(reader, filters=(("tag:3",), ("thema:sport",)))) == (
        ["offer:1", "offer:2", "offer:3", "offer:4"],
        ["offer:4"],
    )


def test_slot_without_alternatives_is_filled_by_nothing(reader: IndexReader) -> None:
    assert found(reader, Slot(())) == []


@pytest.mark.parametrize(
    ("at_least", "expected"),
    [
        (1, ["offer:1", "offer:2", "offer:3", "offer:4"]),
        (2, ["offer:1", "offer:2"]),
        (3, ["offer:1"]),
        (4, []),
    ],
)
def test_best_of_any_slot_fill_at_least_so_many(
    reader: IndexReader, at_least: int, expected: list[str]
) -> None:
    slots = [slot(text("kaff"), text("schw")), slot(text("mont")), slot(text("deut")), slot(text("x"))]
    best = reader.best_of_any_slot(slots, (), 10, at_least=at_least)
    assert sorted(reader.keys(one.ordinal for one in best)) == expected


def test_no_more_than_the_limit_is_found(reader: IndexReader) -> None:
    best = [reader.best_of_all_slots([slot(text("kaff"))], (), limit) for limit in (0, 1, 2)]
    assert [len(found) for found in best] == [0, 1, 2]


def test_candidates_carry_day_and_completeness(reader: IndexReader) -> None:
    best = reader.best_of_all_slots([slot(text("mont"))], (), 10)
    assert {key: (one.as_of, one.completeness) for one in best for key in reader.keys([one.ordinal])} == {
        "offer:1": (739000, 0),
        "offer:2": (0, 80),
    }


def test_vocabulary_counts_documents_of_whole_words(reader: IndexReader) -> None:
    vocabulary = reader.vocabulary()
    assert (vocabulary["kaffee"], vocabulary["kuchen"], "kaff" in vocabulary) == (3, 1, False)


def test_prefixes_are_completed_by_the_most_frequent_words(reader: IndexReader) -> None:
    assert reader.surfaces_with_prefix("k", 1) == [("kaffee", 3)]
    assert reader.surfaces_with_prefix("k", 5) == [("kaffee", 3), ("kuchen", 1)]
