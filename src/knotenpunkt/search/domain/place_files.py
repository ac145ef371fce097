"""Reads and checks the file of other names of places: in other letters, exonyms, and names that are ordinary words."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_AGS = re.compile(r"\d{8}")
_DISTRICT = re.compile(r"\d{5}")
_PLACE = "intents/place_names.json"
_KEYS = frozenset(
    ("names", "villages", "postal_codes", "districts", "only_with_preposition", "with_preposition_or_capital")
)


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Other names by AGS of the municipality; names of villages in other letters; postal codes by AGS.

    `only_with_preposition` are names that are also nouns („Essen"), `with_preposition_or_capital` names that are also
    words written small („Haaren"). `districts` are names of districts by their five-digit key, the shown one first.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    villages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    postal_codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    districts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_with_preposition: frozenset[str] = frozenset()
    with_preposition_or_capital: frozenset[str] = frozenset()


def parsed_place_names(text: str) -> PlaceNames:
    """The other names of places. Raises ValueError, naming the key, where the file breaks the rules."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{_PLACE}: not JSON, line {error.lineno}: {error.msg}") from error
    if not isinstance(raw, dict) or set(raw) != _KEYS:
        odd = sorted(set(raw) ^ _KEYS) if isinstance(raw, dict) else "no object"
        raise ValueError(f"{_PLACE}: keys must be exactly {', '.join(sorted(_KEYS))}; see {odd}")
    return PlaceNames(
        _by_key(raw, "names", _AGS),
        _by_key(raw, "villages", re.compile(r"\D+")),
        _by_key(raw, "postal_codes", _AGS),
        _by_key(raw, "districts", _DISTRICT),
        frozenset(_list("only_with_preposition", raw["only_with_preposition"])),
        frozenset(_list("with_preposition_or_capital", raw["with_preposition_or_capital"])),
    )


def _by_key(raw: Mapping[str, object], key: str, form: re.Pattern[str]) -> Mapping[str, tuple[str, ...]]:
    groups = raw[key]
    if not isinstance(groups, dict) or not groups:
        raise ValueError(f"{_PLACE}, {key}: not an object with lists")
    for name in groups:
        if not form.fullmatch(name):
            raise ValueError(f"{_PLACE}, {key}: „{name}“ is no key of it")
    return {name: _list(f"{key}.{name}", names) for name, names in groups.items()}


def _list(place: str, raw: object) -> tuple[str, ...]:
    if (
        not isinstance(raw, list)
        or not raw
        or not all(isinstance(text, str) and text.strip() for text in raw)
    ):
        raise ValueError(f"{_PLACE}, {place}: not a list of texts")
    return tuple(raw)
