"""Measuring the search: what a run says, and that both engines count alike where only facets decide."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import call_command

from knotenpunkt.config.bench.search import EnginesDisagree, compare
from knotenpunkt.config.bench.search_ours import Ours, build_ours
from knotenpunkt.config.bench.search_process import Counted, CountPass, Pass, built_per_second
from knotenpunkt.config.bench.search_questions import NUMBERS, filter_choices, questions
from knotenpunkt.config.bench.search_sqlite import Sqlite, build_sqlite
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.search.domain.document import SearchDocument

FEW = 300


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ours, Sqlite]]:
    ours, sqlite = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("sqlite")
    build_ours(ours, FEW)
    build_sqlite(sqlite, FEW)
    with closing(Sqlite(sqlite)) as opened:
        yield Ours(ours), opened


def test_run_gives_the_figures_of_both_engines() -> None:
    said = StringIO()
    call_command("bench", "search", "--offers", str(FEW), "--rounds", "1", "--json", stdout=said)
    found = json.loads(said.getvalue())

    figures = {
        *("queries_per_second", "p50_ms", "p99_ms", "memory_mb", "build_per_second"),
        *("first_time_p50_ms", "first_time_p99_ms", "p50_ms_by_kind", "offers_found"),
    }
    assert {name: set(found[name]) for name in ("ours", "fts5_trigram")} == {
        "ours": figures,
        "fts5_trigram": figures,
    }
    assert set(found) == {"offers", "ours", "fts5_trigram", "filters_only", "ratios", "change_visible_ms"}
    assert found["offers"] == FEW
    assert found["ratios"]["throughput"] > 0
    assert 0 < found["change_visible_ms"] < 30_000


def test_engines_count_every_facet_alike(engines: tuple[Ours, Sqlite]) -> None:
    ours, sqlite = engines
    counted = [ours.counted(choice) for choice in filter_choices()]

    assert counted == [sqlite.counted(choice) for choice in filter_choices()]
    assert sum(one.total for one in counted) > FEW


@pytest.mark.parametrize("word", ["Umgebung", "Umgebugn", "Telefon"])
def test_engines_find_alike_what_is_written_in_one_way_only(engines: tuple[Ours, Sqlite], word: str) -> None:
    ours, sqlite = engines
    on_mondays = Filters(word, ((Facet.WEEKDAY, ("1",)),))
    found = ours.found(Filters(word)), ours.found(on_mondays)

    assert found == (sqlite.found(Filters(word)), sqlite.found(on_mondays))
    assert found[0] > found[1] > 0


def test_without_a_choice_every_offer_is_counted(engines: tuple[Ours, Sqlite]) -> None:
    counted = [engine.counted(Filters()) for engine in engines]

    assert counted[0] == counted[1]
    assert counted[0].total == FEW == sum(counted[0].counts[Facet.TARGET_GROUP].values())


def test_questions_are_all_different_and_three_of_five_have_filters() -> None:
    asked = questions()

    assert len(set(asked)) == sum(NUMBERS.values()) == 200
    assert sum(bool(question.filters.chosen) for question in asked) == pytest.approx(120, abs=10)


def test_run_ends_where_engines_count_differently() -> None:
    timing = Pass((), ())
    one, other = (CountPass(timing, tuple(Counted(total, {}) for _ in filter_choices())) for total in (1, 2))

    with pytest.raises(EnginesDisagree):
        compare(one, other)


def test_building_is_counted_without_the_time_that_inventing_takes() -> None:
    def invented() -> Iterator[SearchDocument]:
        for number in range(20):
            end = time.thread_time() + 0.01
            while time.thread_time() < end:
                pass
            yield SearchDocument(f"service:{number}", "Treff")

    assert built_per_second(lambda offers: [*offers, *range(100_000)].clear(), invented()) > 1_000
