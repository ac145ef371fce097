"""Small helpers of every HSDS record: keys of its parts, and leaving out what nobody knows."""

from collections.abc import Mapping
from typing import Any

from knotenpunkt.shared.keys import derived_key

type Record = dict[str, Any]


def known(values: Mapping[str, Any]) -> Record:
    """The values without those that say nothing: empty texts, empty lists and None; False and nought say something."""
    return {name: value for name, value in values.items() if value is False or value == 0 or value}


def part_key(owner: object, kind: str, *what: object) -> str:
    """The key of a part of a record; the same as long as the part says the same."""
    return str(derived_key(owner, kind, *what))
