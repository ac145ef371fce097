"""Which indicators there are, and what has to be known of them to put their figures together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q
from django.db.models.functions import Length

from knotenpunkt.monitoring.domain.reference_days import Coverage
from knotenpunkt.monitoring.domain.territory_figures import Measure, Territory
from knotenpunkt.monitoring.models import Figure, Indicator


class UnknownIndicator(LookupError):
    """No indicator has this code."""


@dataclass(frozen=True, slots=True)
class Described:
    """An indicator as figures are put together from it."""

    code: str
    unit: str
    measure: Measure
    numerator: str | None
    denominator: str | None


def described_indicators(codes: Iterable[str]) -> dict[str, Described]:
    """The indicators with those they are computed from; one SQL statement. Raises UnknownIndicator."""
    rows = Indicator.objects.values_list(
        "code", "unit", "level", "adds_up", "smallest", "numerator_id", "denominator_id"
    )
    found = {
        code: Described(
            code, unit, Measure(adds_up, level == Indicator.Level.CENTRE, smallest), numerator, denominator
        )
        for code, unit, level, adds_up, smallest, numerator, denominator in rows
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
    by_part = coverage_by_indicator(parts_of(indicator), ())
    return sorted(set.intersection(*(set(by_part[part]) for part in parts_of(indicator))), reverse=True)


def coverage_by_indicator(codes: Iterable[str], territories: Sequence[Territory]) -> dict[str, Coverage]:
    """By the indicator's code the days with figures, and of how much of the state they are; one SQL statement.

    As much as of the municipalities, or of the Kreise where that is more; a figure that is kept secret counts.
    """
    municipalities = sum(len(territory.municipalities) for territory in territories)
    districts = len({territory.district for territory in territories})
    found: dict[str, dict[date, Fraction]] = {code: {} for code in codes}
    rows = (
        Figure.objects.order_by()
        .filter(indicator__in=list(found))
        .alias(digits=Length("region"))
        .values("indicator_id", "reference_on")
        .annotate(small=Count("pk", filter=Q(digits=8)), large=Count("pk", filter=Q(digits=5)))
    )
    for code, day, small, large in rows.values_list("indicator_id", "reference_on", "small", "large"):
        found[code][day] = max(_share(small, municipalities), _share(large, districts))
    return dict(found)


def _share(number: int, of: int) -> Fraction:
    return Fraction(number, of) if of else Fraction(0)
