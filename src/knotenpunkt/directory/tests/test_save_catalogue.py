"""Saving a whole catalogue and reading it back."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.actions.saving_places import UnknownReference
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
    Status,
)
from knotenpunkt.directory.models import Location, Service
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import factories
from knotenpunkt.regions.models import Centre, CentreRevision
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

ORGANIZATION = OrganizationRecord(
    name="Caritasverband für die Region Heinsberg e.V.",
    number=20,
    kind="welfare-association",
    seat=PlaceRecord(street="Hauptstraße 1", postal_code="52525", city="Heinsberg", municipality="05370016"),
    phones=(PhoneRecord("+4924521342222"),),
    email="info@example.org",
    website="www.example.org",
    note="Sitz prüfen",
    source="https://example.org/quelle",
    stated_on=PartialDate(2016, approximate=True),
    alternate_names=("Caritas Heinsberg",),
)
PARTNER = OrganizationRecord(name="Stadt Erkelenz", number=21)
SERVICE = ServiceRecord(
    title="Sprachkurs für Mütter mit Kinderbetreuung",
    number=37,
    organization=ORGANIZATION.name,
    partners=(PARTNER.name,),
    description="Einfacher Deutschkurs.",
    target_text="geflüchtete Mütter",
    target_groups=("mothers",),
    minimum_age=18,
    maximum_age=27,
    topics=("language", "women"),
    language_text="Arabisch",
    languages=("ar", "de"),
    place=PlaceRecord(
        name="Ort der Begegnung", street="Am Hagelkreuz", city="Erkelenz", municipality="05370004"
    ),
    service_areas=("05370004", "05370016"),
    district_wide=True,
    schedule_text="donnerstags 14.30 bis 17.30 Uhr",
    schedules=(ScheduleRecord(Frequency.WEEKLY, (3,), time(14, 30), time(17, 30)),),
    cost_text="1,50 €",
    free_of_charge=False,
    amount=Decimal("1.50"),
    registration_text="telefonisch",
    registration_required=True,
    phones=(PhoneRecord("+4924521342222"), PhoneRecord("+492434901701", "Büro")),
    email="kurs@example.org",
    website="www.example.org/kurs",
    source="https://example.org",
    stated_on=PartialDate(2024, 6),
    note="intern",
    childcare=True,
    women_only=True,
    interpreter_possible=False,
    level_from="A1",
    level_to="B1",
    status=Status.PUBLISHED,
    review_reason="Uhrzeit prüfen",
)


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


def save(centre: Centre, *records: OrganizationRecord | ServiceRecord) -> None:
    changes = CatalogueChanges(
        [Change(None, record) for record in records if isinstance(record, OrganizationRecord)],
        [Change(None, record) for record in records if isinstance(record, ServiceRecord)],
    )
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW)


def test_save_catalogue_reads_back_what_was_written(centre: Centre) -> None:
    save(centre, ORGANIZATION, PARTNER, SERVICE)
    stored = stored_catalogue(centre)
    assert list(stored.organizations.values()) == [ORGANIZATION, PARTNER]
    assert list(stored.services.values()) == [SERVICE]


def test_save_catalogue_changes_an_entry_and_keeps_its_address(centre: Centre) -> None:
    save(centre, ORGANIZATION, PARTNER, SERVICE)
    (key,) = stored_catalogue(centre).services
    slug = Service.objects.within(Scope.of(centre)).get().slug
    changed = replace(
        SERVICE,
        title="Neuer Name",
        partners=(),
        phones=(),
        topics=("women",),
        place=PlaceRecord(city="Heinsberg"),
    )
    save_catalogue(centre, CatalogueChanges(services=[Change(key, changed)]), actor=OPERATOR, now=NOW)
    assert stored_catalogue(centre).services == {key: changed}
    assert Service.objects.within(Scope.of(centre)).get().slug == slug
    assert Location.objects.within(Scope.of(centre)).filter(organization__isnull=True).count() == 1


def test_save_catalogue_gives_the_same_place_to_services_with_the_same_words(centre: Centre) -> None:
    save(centre, ORGANIZATION, PARTNER, SERVICE, replace(SERVICE, title="Zweiter Kurs", number=38))
    assert Location.objects.within(Scope.of(centre)).filter(organization__isnull=True).count() == 1


def test_save_catalogue_writes_nothing_where_one_reference_is_unknown(centre: Centre) -> None:
    with pytest.raises(UnknownReference, match="organization: Unbekannt"):
        save(centre, ORGANIZATION, PARTNER, SERVICE, replace(SERVICE, number=38, organization="Unbekannt"))
    assert stored_catalogue(centre).organizations == {}
    assert AuditEvent.objects.count() == 0


def test_save_catalogue_records_who_did_it_and_counts_the_change(centre: Centre) -> None:
    save(centre, ORGANIZATION)
    event = AuditEvent.objects.get()
    assert (event.action, event.actor, event.centre_key) == (
        "directory.organization.create",
        "console",
        "05370",
    )
    assert CentreRevision.objects.get(centre=centre).number == 1


def test_save_catalogue_refuses_somebody_without_a_seat(centre: Centre) -> None:
    changes = CatalogueChanges(organizations=[Change(None, ORGANIZATION)])
    with pytest.raises(AccessRefused):
        save_catalogue(centre, changes, actor=NOBODY, now=NOW)


def test_stored_catalogue_shows_only_its_own_centre(centre: Centre) -> None:
    other = factories.centre("dueren", "05358")
    save(centre, ORGANIZATION)
    assert stored_catalogue(other).organizations == {}


def test_partial_date_writes_what_is_known() -> None:
    written = [
        str(PartialDate(2015, approximate=True)),
        str(PartialDate(2019, 7)),
        str(PartialDate(2024, 9, 21)),
    ]
    assert written == ["ca. 2015", "2019-07", "2024-09-21"]
    assert PartialDate(2019, 7).earliest == date(2019, 7, 1)


def test_new_entry_may_bring_its_key(centre: Centre) -> None:
    organization, service = uuid.UUID(int=7), uuid.UUID(int=8)
    changes = CatalogueChanges(
        [Change(None, OrganizationRecord("Caritas"), new_key=organization)],
        [Change(None, ServiceRecord("Deutschkurs"), new_key=service)],
    )
    saved = save_catalogue(centre, changes, actor=OPERATOR, now=NOW)
    assert (saved.organizations, saved.services) == ((organization,), (service,))
    stored = stored_catalogue(centre)
    assert (list(stored.organizations), list(stored.services)) == ([organization], [service])
