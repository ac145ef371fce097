"""Files of JSON lines: one object a line, blank lines between them; whatever else is refused with its place."""

import json
from collections.abc import Iterator
from typing import Any


def objects(name: str, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object with its place; ValueError says which line holds none."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            place = f"{name}, Zeile {number}"
            yield place, _object(place, line)


def _object(place: str, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{place}: kein JSON ({error.msg}).") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{place}: eine zu lange Zahl oder zu tief verschachtelt.") from error
    if not isinstance(entry, dict):
        raise ValueError(f"{place}: kein Objekt mit Namen und Werten.")  # noqa: TRY004 - a file is wrong, not a type
    return entry
