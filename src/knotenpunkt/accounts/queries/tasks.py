"""What is to do in a centre: contexts above this one tell, the workspace's start page shows it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from knotenpunkt.accounts.queries.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of thing to do: how many wait, since when the oldest does, and the one next step.

    `address` leads to where it is done, `next_step` says what happens there („Offenes ansehen").
    """

    label: str
    count: int
    oldest_on: date | None
    next_step: str
    address: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened since yesterday, in one line; `address` leads to it, where it still is somewhere."""

    line: str
    address: str = ""


type TaskSource = Callable[[Workplace, date], Iterable[Task]]
type NewsSource = Callable[[Workplace, date], Iterable[News]]

_task_sources: list[TaskSource] = []
_news_sources: list[NewsSource] = []


def tell_tasks_with(source: TaskSource) -> None:
    """Register a source of tasks; it tells only what the person at this workplace may do."""
    _task_sources.append(source)


def tell_news_with(source: NewsSource) -> None:
    """Register a source of news since the day given to it."""
    _news_sources.append(source)


def tasks_of(workplace: Workplace, today: date) -> tuple[Task, ...]:
    """Everything that waits, the urgent first, then what waits longest."""
    waiting = [task for task in _told(_task_sources, workplace, today) if task.count]
    return tuple(sorted(waiting, key=lambda task: (not task.is_urgent, task.oldest_on or today)))


def news_of(workplace: Workplace, since: date) -> tuple[News, ...]:
    """What happened since that day."""
    return tuple(_told(_news_sources, workplace, since))


def _told[Told](
    sources: list[Callable[[Workplace, date], Iterable[Told]]], workplace: Workplace, day: date
) -> Iterator[Told]:
    for source in sources:
        yield from source(workplace, day)
