"""What somebody chose where two people had changed the same fields."""

from collections.abc import Mapping
from typing import Any

from knotenpunkt.upkeep.domain.three_ways import Side


def chosen_sides(sent: Mapping[str, Any]) -> dict[str, Side]:
    """The sides she chose, by field."""
    return {
        name.removeprefix("choice-"): Side(value)
        for name, value in sent.items()
        if name.startswith("choice-") and value in set(Side)
    }


def seen_revision(sent: Mapping[str, Any]) -> int | None:
    """The revision of the other's text that she saw when she chose."""
    written = str(sent.get("seen", ""))
    return int(written) if written.isdecimal() and len(written) < 10 else None
