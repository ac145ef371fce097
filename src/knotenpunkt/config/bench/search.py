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
from knotenpunkt.config.bench.search_process import (
    CountPass,
    Engine,
    Pass,
    asked,
    counted,
    memory,
    own_process,
)
from knotenpunkt.config.bench.search_questions import filter_choices, questions
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
class Latency:
    """Of each request the middle one of all rounds, in milliseconds."""

    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class FilterFigures:
    """How long the counts of all facets take where there are choices but no words, as on the first page."""

    ours: Latency
    sql: Latency
    ratio: float
    offers_found: int


@dataclass(frozen=True, slots=True)
class Ratios:
    """How many times faster than SQLite, by the middle times of all questions, and what is wanted."""

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


class _Measured:
    """An engine that is open in a process of its own, and what was measured of it."""

    def __init__(
        self, process: ProcessPoolExecutor, engine: type[Engine], folder: Path, build_per_second: float
    ) -> None:
        self._process = process
        self._engine = engine
        self._folder = folder
        self._build_per_second = build_per_second
        self.first, self.first_counts = self._ask(), self._count()
        self._memory = process.submit(memory).result()
        self.passes: list[Pass] = []
        self.counts: list[Pass] = []

    def _ask(self) -> Pass:
        texts = [question.filters for question in questions()]
        return self._process.submit(asked, self._engine, self._folder, texts).result()

    def _count(self) -> CountPass:
        return self._process.submit(counted, self._engine, self._folder, filter_choices()).result()

    def ask(self) -> None:
        """Everything once more."""
        self.passes.append(self._ask())
        self.counts.append(self._count().timing)

    def figures(self) -> Figures:
        latencies = _middle(self.passes)
        p50, p99 = _percentiles(latencies)
        first_p50, first_p99 = _percentiles(self.first.seconds)
        return Figures(
            queries_per_second=len(latencies) / sum(latencies),
            p50_ms=p50,
            p99_ms=p99,
            memory_mb=self._memory,
            build_per_second=self._build_per_second,
            first_time_p50_ms=first_p50,
            first_time_p99_ms=first_p99,
            p50_ms_by_kind=_by_kind(latencies),
            offers_found=sum(self.first.totals),
        )


def bench_search(offers: int, *, rounds: int) -> SearchResult:
    """Build both engines, ask them everything once, and then in alternating rounds."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        own_folder = Path(folder) / "ours"
        ours = _measured(opened, Ours, build_ours, own_folder, offers)
        sqlite = _measured(opened, Sqlite, build_sqlite, Path(folder) / "sqlite", offers)
        compare(ours.first_counts, sqlite.first_counts)
        for _ in range(rounds):
            ours.ask()
            sqlite.ask()
        return SearchResult(
            offers,
            ours.figures(),
            sqlite.figures(),
            filters := _filter_figures(ours, sqlite),
            Ratios(_ratio(ours.passes, sqlite.passes), filters.ratio),
            slowest_change(own_folder),
        )


def _measured(
    opened: ExitStack, engine: type[Engine], build: Callable[[Path, int], float], folder: Path, offers: int
) -> _Measured:
    """Built in one process and opened in another, so that nothing of building stays in its memory."""
    folder.mkdir()
    with own_process() as building:
        speed = building.submit(build, folder, offers).result()
    return _Measured(opened.enter_context(own_process()), engine, folder, speed)


def compare(ours: CountPass, sqlite: CountPass) -> None:
    """Raise EnginesDisagree unless both count the same for every choice."""
    for choice, own, other in zip(filter_choices(), ours.counts, sqlite.counts, strict=True):
        if own != other:
            raise EnginesDisagree(f"{choice.chosen}: {own} and {other}")


def _filter_figures(ours: _Measured, sqlite: _Measured) -> FilterFigures:
    own, other = (Latency(*_percentiles(_middle(one.counts))) for one in (ours, sqlite))
    ratio = _ratio(ours.counts, sqlite.counts)
    return FilterFigures(own, other, ratio, sum(ours.first_counts.timing.totals))


def _ratio(fast: Sequence[Pass], slow: Sequence[Pass]) -> float:
    """How many times longer the second takes for everything; of each question the middle one of its times."""
    return sum(_middle(slow)) / sum(_middle(fast))


def _middle(passes: Sequence[Pass]) -> list[float]:
    """For each question the middle one of its times."""
    return [median(times) for times in zip(*(one.seconds for one in passes), strict=True)]


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """The 50th and the 99th, in milliseconds."""
    found = quantiles(seconds, n=100)
    return found[49] * 1000, found[98] * 1000


def _by_kind(seconds: Sequence[float]) -> dict[str, float]:
    by_kind = defaultdict(list)
    for question, took in zip(questions(), seconds, strict=True):
        by_kind[question.kind].append(took * 1000)
    return {kind: median(times) for kind, times in by_kind.items()}
