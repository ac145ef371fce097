"""Reads the files that come with the program: what is measured, and who published the figures beside them."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator as the file describes it; names and definitions by language."""

    code: str
    unit: str
    level: str
    adds_up: bool
    is_balance: bool
    decimals: int
    smallest: int | None
    position: int
    names: dict[str, str]
    definitions: dict[str, str]
    numerator: str | None
    denominator: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who published figures, under which licence, and what to know about them."""

    title: str
    publisher: str = ""
    licence: str = ""
    attribution: str = ""
    website: str = ""
    note: str = ""


def read_indicators(text: str) -> tuple[IndicatorEntry, ...]:
    """The entries in the order of the file, which is the order in which they are shown."""
    return tuple(_entry(raw, position) for position, raw in enumerate(json.loads(text), start=1))


def read_deliveries(text: str) -> dict[str, Delivery]:
    """The delivery of each file of figures, by the file's name."""
    return {name: Delivery(**raw) for name, raw in json.loads(text).items()}


def _entry(raw: dict[str, Any], position: int) -> IndicatorEntry:
    return IndicatorEntry(
        position=position,
        is_balance=raw.pop("is_balance", False),
        numerator=raw.pop("numerator", None),
        denominator=raw.pop("denominator", None),
        **raw,
    )


def in_language(texts: dict[str, str], language: str) -> str:
    """The text in a language, in English or German where it is not told in that one."""
    return texts.get(language) or texts.get("en") or texts.get("de") or ""
