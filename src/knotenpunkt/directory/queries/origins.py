"""Where entries were taken over from, told by contexts above that know it."""

import uuid
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose catalogue an entry comes from, under which licence, and where its original is read (empty: unknown)."""

    title: str
    licence: str = ""
    address: str = ""


type Origins = Mapping[uuid.UUID, Origin]  # by the keys of the entries
type OriginSource = Callable[[uuid.UUID], Origins]

_sources: list[OriginSource] = []


def tell_origins_with(source: OriginSource) -> None:
    """Register whoever knows the origins of a centre's entries, by the centre's key."""
    _sources.append(source)


def origins_of(centre: uuid.UUID) -> Origins:
    """Where the entries of a centre were taken over from; its own entries are not among them."""
    return dict(ChainMap(*(dict(source(centre)) for source in _sources)))
