"""What foreign words are read against: the curated words of this instance and the places of the centre."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.domain.written.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The vocabularies (with their names in all languages), the places, and every municipality by AGS.

    `seats` are municipalities by the postal code of their town hall; `centre_key` is the official key of the centre.
    """

    vocabulary: Vocabulary
    places: PlaceIndex = field(default_factory=PlaceIndex)
    municipalities: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    centre_key: str = ""
