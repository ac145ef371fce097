"""The state of a plan from which somebody started writing, as a hidden field of her form."""

from collections.abc import Mapping
from datetime import datetime

NEVER = datetime.min  # noqa: DTZ901 - stands for what no row says
FIELD = "seen"


def seen_state(sent: Mapping[str, str]) -> datetime | None:
    """What the form says; a form that says nothing readable has seen nothing that is stored."""
    written = sent.get(FIELD, "")
    if not written:
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return NEVER
