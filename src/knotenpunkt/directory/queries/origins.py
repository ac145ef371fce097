"""Where entries were taken over from, told by contexts above that know it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose catalogue an entry comes from, under which licence, and where its original is read (empty: unknown)."""

    title: str
    licence: str = ""
    address: str = ""


type OriginSource = Callable[[uuid.UUID], Origin | None]

_sources: list[OriginSource] = []


def tell_origins_with(source: OriginSource) -> None:
    """Register whoever knows the origin of an entry by its key."""
    _sources.append(source)


def origin_of(key: uuid.UUID) -> Origin | None:
    """Where the entry with this key comes from; None for the centre's own."""
    return next((origin for source in _sources if (origin := source(key))), None)
