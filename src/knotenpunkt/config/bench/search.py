"""How fast the search answers over all offers of a state, compared in one run with SQLite on the same machine."""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from knotenpunkt.config.bench.search_changes import slowest_change
from knotenpunkt.config.bench.search_ours import Ours, build_ours
from knotenpunkt.config.bench.search_process import Counted, Engine, Pass, asked, counted, memory, own_process
from knotenpunkt.config.bench.search_questions import Question, filter_choices, questions
from knotenpunkt.config.bench.search_sqlite import Sqlite, build_sqlite

WANTED_THROUGHPUT, WANTED_FILTERS = 10.0, 20.0


class EnginesDisagree(RuntimeError):
    """The engines count differently where nothing but facets decides: one of them is wrong."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How one engine answered the questions.

    Latencies in milliseconds, of each question the middle one of all rounds; those of the warm-up pass, in which
    everything is asked for the first time, apart. `memory_mb` is the whole process after the warm-up pass,
    `build_per_second` offers a second of one core. `offers_found` is the sum over all questions.
    """

    queries_per_second: float
    p50_ms: float
    p99_ms: float
    memory_mb: float
    build_per_second: float
    first_time_p50_ms: float
    first_time_p99_ms: float
    p50_ms_by_kind: dict[str, float]
    offers_found: int


@dataclass(frozen=True, slots=True)
class FilterFigures:
    """How long all counts of a choice without words take, in milliseconds."""

    ours_p50_ms: float
    ours_p99_ms: float
    sql_p50_ms: float
    sql_p99_ms: float
    offers_found: int


@dataclass(frozen=True, slots=True)
class Ratios:
    """How many times faster than SQLite, medians over the rounds, and what is wanted."""

    throughput: float
    filters: float
    wanted_throughput: float = WANTED_THROUGHPUT
    wanted_filters: float = WANTED_FILTERS


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Everything that one run measured."""

    offers: int
    ours: Figures
    fts5_trigram: Figures
    filters_only: FilterFigures
    ratios: Ratios
    change_visible_ms: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Running:
    """An engine that was built and is open in a process of its own."""

    process: ProcessPoolExecutor
    engine: Callable[[Path], Engine]
    folder: Path
    build_per_second: float

    def asked(self) -> Pass:
        texts = [question.filters for question in questions()]
        return self.process.submit(asked, self.engine, self.folder, texts).result()

    def counted(self) -> tuple[Pass, tuple[Counted, ...]]:
        return self.process.submit(counted, self.engine, self.folder, filter_choices()).result()

    def memory(self) -> float:
        return self.process.submit(memory).result()


def bench_search(offers: int, *, rounds: int) -> SearchResult:
    """Build both engines, ask them everything once, and then in alternating rounds."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = _running(stack, Ours, build_ours, Path(folder) / "ours", offers)
        sqlite = _running(stack, Sqlite, build_sqlite, Path(folder) / "sqlite", offers)
        texts = [_Asked(ours), _Asked(sqlite)]
        filters = _compare_filters(ours, sqlite, rounds)
        for _ in range(rounds):
            for one in texts:
                one.ask()
        own, other = texts
        throughput = median(
            sum(slow.seconds) / sum(fast.seconds) for fast, slow in zip(own.passes, other.passes, strict=True)
        )
        return SearchResult(
            offers,
            own.figures(),
            other.figures(),
            filters,
            Ratios(throughput, filters.sql_p50_ms / filters.ours_p50_ms),
            slowest_change(ours.folder),
        )
