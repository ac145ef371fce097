"""Which indicators there are, and what has to be known of them to put their figures together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from knotenpunkt.monitoring.domain.territory_figures import Measure
from knotenpunkt.monitoring.models import Figure, Indicator


class UnknownIndicator(LookupError):
    """No indicator has this code."""


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator as figures are put together from it; `newest_on` is the last day there are figures of."""

    code: str
    unit: str
    measure: Measure
    numerator: str | None
    denominator: str | None
    newest_on: date | None


def described_indicators(codes: Iterable[str]) -> dict[str, Described]:
    """The indicators with those they are computed from; one SQL statement. Raises UnknownIndicator."""
    newest = Figure.objects.filter(indicator=OuterRef("pk")).order_by("-reference_on")
    rows = Indicator.objects.annotate(newest_on=Subquery(newest.values("reference_on")[:1])).values_list(
        "code", "unit", "level", "adds_up", "smallest", "numerator_id", "denominator_id", "newest_on"
    )
    found = {
        code: Described(
            code,
            unit,
            Measure(adds_up, level == Indicator.Level.CENTRE, smallest),
            numerator,
            denominator,
            newest,
        )
        for code, unit, level, adds_up, smallest, numerator, denominator, newest in rows
    }
    unknown = sorted(set(codes) - found.keys())
    if unknown:
        raise UnknownIndicator(", ".join(unknown))
    return found


def parts_of(indicator: Described) -> tuple[str, ...]:
    """The codes of the indicators whose figures are stored for it: its own, or the two it is computed from."""
    if indicator.numerator is None or indicator.denominator is None:
        return (indicator.code,)
    return (indicator.numerator, indicator.denominator)


def available_dates(code: str) -> list[date]:
    """The days with figures, newest first; of a ratio those on which both of its parts have some.

    Raises UnknownIndicator.
    """
    indicator = described_indicators([code])[code]
    by_part = dates_by_indicator(parts_of(indicator))
    return sorted(set.intersection(*(by_part[part] for part in parts_of(indicator))), reverse=True)


def dates_by_indicator(codes: Iterable[str]) -> dict[str, set[date]]:
    """The days with figures by the indicator's code; one SQL statement."""
    found: dict[str, set[date]] = {code: set() for code in codes}
    rows = Figure.objects.order_by().filter(indicator__in=list(found)).distinct()
    for code, day in rows.values_list("indicator_id", "reference_on"):
        found[code].add(day)
    return found
