"""What an import has to know: the regions by key, and for each indicator of which of them there can be figures."""

from datetime import date

from knotenpunkt.monitoring.domain.figure_plan import Countable, Known
from knotenpunkt.monitoring.domain.territory_figures import STATE
from knotenpunkt.monitoring.domain.vocabulary import in_language
from knotenpunkt.monitoring.models import Indicator
from knotenpunkt.regions.models import Centre, District, Municipality

_WANTED = {
    Indicator.Level.MUNICIPALITY: "Gemeinden (acht Ziffern)",
    Indicator.Level.DISTRICT: "Kreisen und kreisfreien Städten (fünf Ziffern)",
    Indicator.Level.CENTRE: "Zentren (Schlüssel des Gebiets)",
    Indicator.Level.STATE: "Ländern (05)",
}
_COUNTS = {Indicator.Unit.PERSONS, Indicator.Unit.CASES}


def known_regions(*, today: date) -> Known:
    """The regions and indicators of the instance; figures of the whole state may stand beside any of them."""
    centres = dict(Centre.objects.order_by("key").values_list("key", "territory"))
    municipalities = dict(Municipality.objects.order_by("ags").values_list("ags", "name"))
    districts = dict(District.objects.order_by("ags").values_list("ags", "name"))
    state = {STATE: "Nordrhein-Westfalen"}
    regions = {
        Indicator.Level.MUNICIPALITY: municipalities | state,
        Indicator.Level.DISTRICT: centres | districts | state,
        Indicator.Level.CENTRE: centres | state,
        Indicator.Level.STATE: state,
    }
    keys = {level: frozenset(names) for level, names in regions.items()}
    return Known(
        regions=centres | municipalities | districts | state,
        indicators={
            row.code: _countable(row, keys[Indicator.Level(row.level)]) for row in Indicator.objects.all()
        },
        today=today,
    )


def _countable(row: Indicator, keys: frozenset[str]) -> Countable:
    return Countable(
        code=row.code,
        name=in_language(row.names, "de"),
        keys=keys,
        wanted=_WANTED[Indicator.Level(row.level)],
        is_count=row.unit in _COUNTS,
        is_percent=row.unit == Indicator.Unit.PERCENT,
        is_balance=row.is_balance,
        is_ratio=row.numerator_id is not None,
    )
