"""The texts out of which example plans are put together; `{year}` in a goal is the year in which the plan ends."""

import json
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ExampleTarget:
    """By what an example is measured: it begins between `low` and `high`, and is to grow so many times."""

    name: str
    unit: str
    low: int
    high: int
    growth: Decimal


@dataclass(frozen=True, slots=True)
class ExampleText:
    """A focus area as a text; measures with the function that is responsible."""

    code: str
    field: str
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    title: str
    need: str
    goal: str
    measures: tuple[tuple[str, str], ...]
    target: ExampleTarget


def read_example_texts(text: str) -> tuple[ExampleText, ...]:
    """The texts of a data file."""
    return tuple(_example_text(raw) for raw in json.loads(text, parse_float=Decimal))


def _example_text(raw: dict[str, object]) -> ExampleText:
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    measures = tuple((title, responsible) for title, responsible in told.pop("measures"))  # type: ignore[attr-defined]
    target = ExampleTarget(**told.pop("target"))  # type: ignore[arg-type]
    return ExampleText(**told, measures=measures, target=target)  # type: ignore[arg-type]
