"""The map of all centres, coloured by a figure that the reader chooses; beside it the same as a table and as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.domain.figures import MapFigure
from knotenpunkt.overview.domain.tiles import Tile
from knotenpunkt.overview.queries.centre_map import CentreMap, CentreOnMap, centre_map
from knotenpunkt.overview.queries.figure_words import figure_words
from knotenpunkt.overview.queries.tile_grid import tile_grid
from knotenpunkt.overview.queries.voice_words import voice_cells, voice_columns
from knotenpunkt.regions.domain.map_layout import PlacedShape
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

FIGURE, ORDER = "zahl", "sortierung"
BY_FIGURE = "zahl"
IN_THOUSANDS_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A centre on the map: its tile or its outline, and its figure as it is written there (None: there is none)."""

    centre: CentreOnMap
    figure: Decimal | None
    tile: Tile | None
    shape: PlacedShape | None = None


@for_staff
@public
@require_safe
def overview_map(request: HttpRequest, language: str) -> HttpResponse:
    """A figure or an order that nobody knows is the first one."""
    figure = _chosen(request)
    order = BY_FIGURE if request.GET.get(ORDER) == BY_FIGURE else ""
    found = centre_map(figure, timezone.localdate())
    context = {
        "figure": figure,
        "words": figure_words(figure),
        "figures": [(other, figure_words(other).name) for other in MapFigure],
        "order": order,
        "map": found,
        "rows": _sorted(found.centres, order),
        "drawn": _drawn(found),
        "without_tile": [row.name for row in found.centres if row.key not in tile_grid().tiles],
        "grid": tile_grid(),
        "in_thousands": _is_large(found),
    }
    return render(request, "overview/overview_map.html", context)


@for_staff
@public
@unlisted
@require_safe
def overview_map_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """The figure of every centre as a file."""
    figure, now = _chosen(request), timezone.localtime()
    return data_answer(_table(centre_map(figure, now.date())), data_format, now=now)


def _chosen(request: HttpRequest) -> MapFigure:
    written = request.GET.get(FIGURE, "")
    return MapFigure(written) if written in set(MapFigure) else MapFigure.POPULATION


def _sorted(rows: Iterable[CentreOnMap], order: str) -> list[CentreOnMap]:
    """By name, or the largest figure first and those without one last."""
    if order != BY_FIGURE:
        return list(rows)
    return sorted(rows, key=lambda row: (row.value.value is None, -(row.value.value or Decimal(0))))


def _drawn(found: CentreMap) -> list[Drawn]:
    divisor = 1000 if _is_large(found) else 1
    figures = {row.key: _written(row.value.value, divisor) for row in found.centres}
    if found.outlines is None:
        tiles = tile_grid().tiles
        return [Drawn(row, figures[row.key], tiles[row.key]) for row in found.centres if row.key in tiles]
    shapes = {shape.key: shape for shape in found.outlines.picture.shapes}
    return [Drawn(row, figures[row.key], None, shapes[row.key]) for row in found.centres if row.key in shapes]


def _written(value: Decimal | None, divisor: int) -> Decimal | None:
    """In thousands without decimals; otherwise with one at most, for tiles are narrow."""
    if value is None:
        return None
    return round(value / divisor) + Decimal(0) if divisor > 1 else round(value, 1).normalize() + Decimal(0)


def _is_large(found: CentreMap) -> bool:
    """Whether figures are so large that tiles tell them in thousands."""
    return any(one.highest >= IN_THOUSANDS_FROM for one in found.classes)


def _table(found: CentreMap) -> DataTable:
    words = figure_words(found.values.figure)
    name = f"{words.name} ({words.unit})" if words.unit else words.name
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("value", name),
        Column("remark", _("Remark")),
        Column("reference_on", _("As of")),
        Column("source", _("Source")),
        Column("is_example", _("Example, freely invented")),
        *voice_columns(),
    )
    source = "; ".join(origin.attribution or origin.title for origin in found.values.origins)
    rows = tuple(_line(row, found.values.reference_on, source) for row in found.centres)
    return DataTable(
        name=f"zentren-{found.values.figure}",
        title=f"{_('Map of all centres')}: {words.name}",
        columns=columns,
        rows=rows,
        origins=found.values.origins,
        notes=(words.explanation,),
        chosen={FIGURE: found.values.figure.value},
    )


def _line(row: CentreOnMap, reference_on: date | None, source: str) -> tuple[Cell, ...]:
    """What another instance tells is of its day, and it is the source."""
    value, voice = row.value, row.value.voice
    return (
        row.key,
        row.name,
        value.value,
        value.remark,
        voice.told_on if voice else reference_on,
        voice.address if voice else source,
        value.is_example,
        *voice_cells(voice),
    )
