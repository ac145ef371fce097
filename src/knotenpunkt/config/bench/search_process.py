"""Engines are measured in processes of their own, so that the memory of each is its own."""

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from os import getpid
from pathlib import Path
from typing import Protocol

from knotenpunkt.config.bench.servers import resident_megabytes
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.search.domain.document import SearchDocument


@dataclass(frozen=True, slots=True)
class Counted:
    """How many offers a choice finds, and how many each value of each facet would find; no entry where none."""

    total: int
    counts: Mapping[Facet, Mapping[str, int]]


class Engine(Protocol):
    """Something that offers are searched with."""

    def found(self, question: Filters) -> int:
        """How many offers a question finds, after the best thirty were ranked and all facets counted."""

    def counted(self, choice: Filters) -> Counted:
        """The counts of all facets for a choice without words."""


@contextmanager
def own_process() -> Iterator[ProcessPoolExecutor]:
    """A fresh process that does one thing after the other."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        yield process


@cache
def _opened(engine: Callable[[Path], Engine], folder: Path) -> Engine:
    """The engine of this process."""
    return engine(folder)


@dataclass(frozen=True, slots=True)
class Pass:
    """Everything asked once: seconds each took, and how many offers each found."""

    seconds: tuple[float, ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountPass:
    """The same of choices without words, with all that was counted."""

    timing: Pass
    counts: tuple[Counted, ...]


def asked(engine: Callable[[Path], Engine], folder: Path, questions: Sequence[Filters]) -> Pass:
    """Ask all questions."""
    seconds, totals = _timed(_opened(engine, folder).found, questions)
    return Pass(seconds, totals)


def counted(engine: Callable[[Path], Engine], folder: Path, choices: Sequence[Filters]) -> CountPass:
    """Count all facets for every choice."""
    seconds, counts = _timed(_opened(engine, folder).counted, choices)
    return CountPass(Pass(seconds, tuple(one.total for one in counts)), counts)


def _timed[Given, Value](
    ask: Callable[[Given], Value], those: Sequence[Given]
) -> tuple[tuple[float, ...], tuple[Value, ...]]:
    seconds, values = [], []
    for one in those:
        begun = time.perf_counter()
        values.append(ask(one))
        seconds.append(time.perf_counter() - begun)
    return tuple(seconds), tuple(values)


def memory() -> float:
    """The resident memory of this process in megabytes."""
    return resident_megabytes(str(getpid()))


class Handed:
    """Hands out offers, and knows what processor time their invention took."""

    def __init__(self, offers: Iterator[SearchDocument]) -> None:
        self._offers = offers
        self.number = 0
        self.seconds = 0.0

    def __iter__(self) -> Iterator[SearchDocument]:
        return self

    def __next__(self) -> SearchDocument:
        begun = time.thread_time()
        try:
            offer = next(self._offers)
        finally:
            self.seconds += time.thread_time() - begun
        self.number += 1
        return offer


def built_per_second(
    build: Callable[[Iterator[SearchDocument]], None], offers: Iterator[SearchDocument]
) -> float:
    """How many offers a second of one core are taken up, whatever number of threads work on them.

    Counted is processor time of the whole process: other work on the machine does not tell.
    """
    handed = Handed(offers)
    begun = time.process_time()
    build(iter(handed))
    return handed.number / (time.process_time() - begun - handed.seconds)
