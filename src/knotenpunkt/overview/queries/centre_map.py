"""The map: every centre with its figure, and the drawing it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knotenpunkt.overview.domain.classes import FigureClass, class_of, classes_of
from knotenpunkt.overview.domain.figures import CentreValue, CentreValues, MapFigure
from knotenpunkt.overview.queries.centre_values import centre_values
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre, MapShape
from knotenpunkt.regions.queries.maps import RegionMap, state_map


@dataclass(frozen=True, slots=True)
class CentreOnMap:
    """A centre: its figure, and the number of the class it lies in (None: there is no figure)."""

    key: str
    slug: str
    name: str
    value: CentreValue
    class_number: int | None


@dataclass(frozen=True, slots=True)
class CentreMap:
    """All centres by name, the classes of their figures, and outlines where an operator loaded them."""

    values: CentreValues
    centres: tuple[CentreOnMap, ...]
    classes: tuple[FigureClass, ...]
    outlines: RegionMap | None


def centre_map(figure: MapFigure, today: date) -> CentreMap:
    """The map of one figure, in a constant number of SQL statements."""
    centres = list(Centre.objects.all())
    values = centre_values(figure, today)
    classes = classes_of(_figures(values, centres))
    rows = [
        CentreOnMap(
            key=centre.key,
            slug=centre.slug,
            name=short_name(centre.territory),
            value=values.of(centre.key),
            class_number=_number(values.of(centre.key).value, classes),
        )
        for centre in centres
    ]
    return CentreMap(
        values, tuple(sorted(rows, key=lambda row: sorting_key(row.name))), classes, _outlines(centres)
    )


def _figures(values: CentreValues, centres: Sequence[Centre]) -> list[Decimal]:
    figures = (values.of(centre.key).value for centre in centres)
    return [figure for figure in figures if figure is not None]


def _number(value: Decimal | None, classes: tuple[FigureClass, ...]) -> int | None:
    return None if value is None else class_of(value, classes)


def _outlines(centres: Sequence[Centre]) -> RegionMap | None:
    """The outlines of the territories; None while the maps are schematic."""
    if not MapShape.objects.filter(level=MapShape.Level.CENTRE, is_schematic=False).exists():
        return None
    return state_map(centres, {})
