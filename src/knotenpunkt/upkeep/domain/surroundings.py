"""What the form of a service is filled in and read against: words and names of one centre."""

from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.directory.domain.written.places import PlaceIndex


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Curated words by code as the reader's language calls them, the centre's organizations, its places."""

    topics: Mapping[str, str]
    target_groups: Mapping[str, str]
    kinds: Mapping[str, str]
    organizations: tuple[str, ...]
    places: PlaceIndex
