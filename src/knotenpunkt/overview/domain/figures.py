"""Which figures of centres the overview shows on its map, and what such a figure consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knotenpunkt.overview.domain.data_table import Origin
from knotenpunkt.overview.domain.voices import Voice


class MapFigure(StrEnum):
    """What tiles can be coloured by; the words stand in addresses."""

    POPULATION = "einwohner"
    FOREIGN_POPULATION = "auslaendische-bevoelkerung"
    FOREIGN_SHARE = "auslaenderanteil"
    POSTS = "stellen"
    FOCUS_AREAS = "schwerpunkte"
    OFFERS = "angebote"
    CONFIRMED_SHARE = "bestaetigt"


@dataclass(frozen=True, slots=True)
class CentreValue:
    """A figure of a centre; without one the remark says why. `is_example`: invented, for trying out.

    `voice`: the other instance that tells it (None: this one).
    """

    value: Decimal | None
    remark: str = ""
    is_example: bool = False
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class CentreValues:
    """A figure of all centres by their keys, the day it tells of, and where it comes from.

    `newer_on` is a newer day of which there are figures of some regions only.
    """

    figure: MapFigure
    by_key: Mapping[str, CentreValue]
    reference_on: date | None
    origins: tuple[Origin, ...] = ()
    newer_on: date | None = None

    @property
    def has_examples(self) -> bool:
        return any(value.is_example for value in self.by_key.values())

    @property
    def has_told(self) -> bool:
        """Whether another instance tells any of them."""
        return any(value.voice for value in self.by_key.values())

    def of(self, key: str) -> CentreValue:
        return self.by_key.get(key, CentreValue(None))
