"""A catalogue goes out as HSDS, into an empty instance, and out again: the same, except what the report names."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import factories
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.actions.visit import visit
from knotenpunkt.harvesting.domain.plan import Fate
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ADDRESS = "http://testserver/hsds/v3/heinsberg/"

ORGANIZATION = OrganizationRecord(
    name="Caritasverband für die Region Heinsberg e.V.",
    number=20,
    kind="welfare-association",
    seat=PlaceRecord(street="Hauptstraße 1", postal_code="52525", city="Heinsberg", municipality="05370016"),
    phones=(PhoneRecord("+4924521342222", "Zentrale"),),
    email="info@example.org",
    website="https://www.example.org",
    source="https://example.org/quelle",
    stated_on=PartialDate(2016, approximate=True),
    alternate_names=("Caritas Heinsberg", "Caritas"),
    description="Ein Verband.",
)
PARTNER = OrganizationRecord(name="Stadt Erkelenz")
SHELTER = OrganizationRecord(
    name="Frauenhaus", seat=PlaceRecord(street="Geheimgasse 7", city="Erkelenz", confidential=True)
)
SERVICE = ServiceRecord(
    title="Sprachkurs für Mütter mit Kinderbetreuung",
    organization=ORGANIZATION.name,
    partners=(PARTNER.name,),
    description="Einfacher Deutschkurs.\n\nZweiter Absatz.",
    target_text="geflüchtete Mütter",
    target_groups=("mothers",),
    minimum_age=18,
    maximum_age=27,
    topics=("women", "language"),
    language_text="Arabisch, Dari",
    languages=("prs", "ar", "de"),
    place=PlaceRecord(
        name="Ort der Begegnung", street="Am Hagelkreuz", city="Erkelenz", municipality="05370004"
    ),
    service_areas=("05370004", "05370016"),
    district_wide=True,
    schedule_text="donnerstags 14.30 bis 17.30 Uhr, jeden ersten und letzten Montag",
    schedules=(
        ScheduleRecord(
            Frequency.WEEKLY, (3, 1), time(14, 30), time(17, 30), interval=2, starts_on=date(2026, 1, 8)
        ),
        ScheduleRecord(Frequency.MONTHLY, (0,), time(9), ordinals=(1, -1), description="außer in den Ferien"),
        ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 6)),
    ),
    cost_text="1,50 €",
    free_of_charge=False,
    amount=Decimal("1.50"),
    registration_text="telefonisch",
    registration_required=True,
    phones=(PhoneRecord("+4924521342222"), PhoneRecord("+492434901701", "Büro")),
    email="kurs@example.org",
    website="https://www.example.org/kurs",
    source="https://example.org",
    stated_on=PartialDate(2024, 6),
    childcare=True,
    women_only=True,
    interpreter_possible=False,
    level_from="A1",
    level_to="B1",
)
WITHOUT_ORGANIZATION = ServiceRecord("Offener Treff", provider_text="mehrere Vereine", free_of_charge=True)
PROTECTED = ServiceRecord("Beratung", organization=SHELTER.name, place=SHELTER.seat)


@pytest.fixture
def centre(db: None) -> Centre:
    for taxonomy, code in (
        ("topic", "language"),
        ("topic", "women"),
        ("target_group", "mothers"),
        ("organization_kind", "welfare-association"),
    ):
        factories.term(taxonomy, code, code)
    return factories.centre(
        "heinsberg", "05370", factories.municipality(), factories.municipality("05370016", "Heinsberg")
    )


def fetched(address: str) -> bytes:
    return bytes(Client().get(address.removeprefix("http://testserver")).content)


def exported(name: str) -> dict[str, Any]:
    return {one["id"]: one for one in json.loads(fetched(f"{ADDRESS}{name}?full=true"))["contents"]}


def without(value: Any, *names: str) -> Any:
    """The record without some fields, wherever they stand."""
    if isinstance(value, dict):
        return {name: without(part, *names) for name, part in value.items() if name not in names}
    return [without(part, *names) for part in value] if isinstance(value, list) else value


def test_catalogue_comes_back_from_an_empty_instance_as_it_went_out(centre: Centre) -> None:
    entries = [replace(SERVICE, title=f"Kurs {number}") for number in range(120)]
    changes = CatalogueChanges(
        [Change(None, record) for record in (ORGANIZATION, PARTNER, SHELTER)],
        [Change(None, record) for record in (SERVICE, WITHOUT_ORGANIZATION, PROTECTED, *entries)],
    )
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW)
    lists = ("services", "organizations", "service_at_locations")
    before = {name: exported(name) for name in lists}
    kept = {
        f"{ADDRESS}{name}?full=true&per_page=100&page={page}": fetched(
            f"{ADDRESS}{name}?full=true&per_page=100&page={page}"
        )
        for name, page in (("services", 1), ("services", 2), ("organizations", 1))
    }
    _empty()

    facts = SourceFacts(SourceKind.HSDS_API, ADDRESS, "Kreis Heinsberg", "CC BY 4.0")
    source = keep_source(centre, facts, actor=OPERATOR, now=LATER)
    plan = visit(source, kept.__getitem__, actor=OPERATOR, now=LATER)

    assert plan is not None
    assert {fate: count for fate, count in plan.counts().items() if count} == {Fate.NEW: 126}
    named = {one["field"].rpartition(".")[2] for one in source.report["fields"]}
    assert named == {"location_is_protected"}
    after = {name: exported(name) for name in lists}
    assert without(after, "last_modified", *named) == without(before, "last_modified", *named)


def _empty() -> None:
    for model in (Service, Organization):
        model.objects.unscoped(reason="the test empties the instance").delete()
