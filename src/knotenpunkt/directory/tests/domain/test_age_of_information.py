"""The age of information."""

from datetime import date

import pytest

from knotenpunkt.directory.domain.age_of_information import Freshness, information_age
from knotenpunkt.directory.domain.offer import Provenance
from knotenpunkt.directory.domain.records import PartialDate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("confirmed_on", "months", "freshness", "quality"),
    [
        (date(2026, 11, 23), 0, Freshness.FRESH, 1.0),
        (date(2026, 5, 24), 5, Freshness.FRESH, 1.0),
        (date(2026, 5, 23), 6, Freshness.OLDER, 1.0),
        (date(2025, 8, 23), 15, Freshness.OLDER, 0.5),
        (date(2024, 11, 24), 23, Freshness.OLDER, 1 / 18),
        (date(2024, 11, 23), 24, Freshness.OLD, 0.0),
        (date(2026, 12, 24), 0, Freshness.FRESH, 1.0),
    ],
)
def test_quality_falls_from_six_months_to_two_years(
    confirmed_on: date, months: int, freshness: Freshness, quality: float
) -> None:
    age = information_age(Provenance(confirmed_on=confirmed_on), TODAY)

    assert (age.months, age.freshness) == (months, freshness)
    assert age.quality == pytest.approx(quality)


def test_confirmation_counts_more_than_an_older_source() -> None:
    age = information_age(Provenance("", PartialDate(2016, approximate=True), date(2026, 3, 1)), TODAY)

    assert (age.as_of, age.is_confirmed) == (PartialDate(2026, 3, 1), True)


def test_source_counts_where_it_is_newer_than_the_confirmation() -> None:
    age = information_age(Provenance("", PartialDate(2026, 9), date(2026, 3, 1)), TODAY)

    assert (age.as_of, age.is_confirmed, age.months) == (PartialDate(2026, 9), False, 2)


def test_nothing_known_is_worth_nothing() -> None:
    age = information_age(Provenance(), TODAY)

    assert (age.as_of, age.freshness, age.quality) == (None, Freshness.UNKNOWN, 0.0)
