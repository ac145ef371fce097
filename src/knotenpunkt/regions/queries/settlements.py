"""What municipalities are made of and found by: their villages, and the postal codes of their town halls."""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"


@cache
def villages() -> Mapping[str, list[str]]:
    """Names of villages by AGS, as far as they come with the program: those of Kreis Heinsberg."""
    found: dict[str, list[str]] = json.loads((_DATA / "villages.json").read_text(encoding="utf-8"))[
        "villages"
    ]
    return found


@cache
def seat_postal_codes() -> Mapping[str, str]:
    """The postal code of each municipality's administration by AGS (source: GV-ISys, as its figures)."""
    with (_DATA / "seat_postal_codes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["ags"]: row["postal_code"] for row in csv.DictReader(lines)}
