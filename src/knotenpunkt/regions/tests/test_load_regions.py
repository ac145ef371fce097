"""Loading regions and centres."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.models import Count, Sum

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.regions.actions.load_regions import LoadedRegions, load_regions
from knotenpunkt.regions.models import (
    AdministrativeDistrict,
    Centre,
    CentreRevision,
    District,
    FigureSource,
    MapShape,
    Municipality,
)
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def test_load_regions_fills_an_empty_instance() -> None:
    loaded = load_regions(actor=OPERATOR, now=NOW)
    assert loaded == LoadedRegions(
        administrative_districts=5, districts=53, municipalities=396, centres=54, served=396
    )
    assert AdministrativeDistrict.objects.count() == 5
    assert District.objects.count() == 53
    assert Municipality.objects.count() == 396
    assert Centre.objects.count() == 54
    assert Municipality.objects.aggregate(all=Sum("population"))["all"] == 17_924_591


def test_load_regions_gives_every_municipality_exactly_one_centre() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    counts = Municipality.objects.order_by().annotate(by=Count("centres")).values_list("by", flat=True)
    assert set(counts) == {1}
    assert Centre.objects.filter(served__isnull=True).count() == 0


def test_load_regions_gives_the_city_of_aachen_its_own_centre() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    city = Centre.objects.get(slug="aachen-stadt")
    region = Centre.objects.get(slug="staedteregion-aachen")
    assert list(city.municipalities.values_list("ags", flat=True)) == ["05334002"]
    assert list(region.municipalities.order_by("name").values_list("name", flat=True)) == [
        "Alsdorf",
        "Baesweiler",
        "Eschweiler",
        "Herzogenrath",
        "Monschau",
        "Roetgen",
        "Simmerath",
        "Stolberg (Rhld.)",
        "Würselen",
    ]


def test_load_regions_knows_how_heinsberg_is_reached() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    centre = Centre.objects.get(slug="heinsberg")
    assert (centre.street, centre.postal_code, centre.city) == ("Oberbrucher Straße 1", "52525", "Heinsberg")
    assert centre.phone == "+492452134222"
    assert [str(span) for span in centre.opening_hours.all()] == [
        "0 08:30–12:00",
        "1 08:30–12:00",
        "1 14:00–17:00",
        "2 08:30–12:00",
        "3 08:30–12:00",
        "3 14:00–17:00",
        "4 08:30–12:00",
    ]


def test_load_regions_keeps_both_reference_dates() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    source = FigureSource.objects.get()
    assert (source.reference_on, source.territories_on) == (date(2021, 12, 31), date(2023, 3, 31))


def test_load_regions_a_second_time_changes_nothing() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    revisions = sorted(CentreRevision.objects.values_list("id", "number"))
    shapes = sorted(MapShape.objects.values_list("id", flat=True))
    again = load_regions(actor=OPERATOR, now=NOW)
    assert again == LoadedRegions(0, 0, 0, 0, 0)
    assert sorted(CentreRevision.objects.values_list("id", "number")) == revisions
    assert sorted(MapShape.objects.values_list("id", flat=True)) == shapes
    assert AuditEvent.objects.count() == 1


def test_load_regions_repairs_what_was_changed_and_counts_it() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    Municipality.objects.filter(ags="05370004").update(name="Erklenz", area=Decimal("1.00"))
    assert load_regions(actor=OPERATOR, now=NOW) == LoadedRegions(0, 0, 1, 0, 0)
    repaired = Municipality.objects.get(ags="05370004")
    assert (repaired.name, repaired.area) == ("Erkelenz", Decimal("117.34"))
    assert set(CentreRevision.objects.values_list("number", flat=True)) == {2}


def test_load_regions_leaves_newer_figures() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    FigureSource.objects.update(reference_on=date(2025, 12, 31))
    Municipality.objects.filter(ags="05370004").update(population=44_216)
    assert load_regions(actor=OPERATOR, now=NOW) == LoadedRegions(0, 0, 0, 0, 0)
    assert Municipality.objects.get(ags="05370004").population == 44_216


def test_load_regions_leaves_what_a_centre_says_of_itself() -> None:
    load_regions(actor=OPERATOR, now=NOW)
    Centre.objects.filter(slug="heinsberg").update(street="Neue Straße 2")
    load_regions(actor=OPERATOR, now=NOW)
    assert Centre.objects.get(slug="heinsberg").street == "Neue Straße 2"


def test_load_regions_refuses_who_may_not() -> None:
    with pytest.raises(AccessRefused):
        load_regions(actor=NOBODY, now=NOW)
    assert Centre.objects.count() == 0
