"""The warning while typing: what the centre already has, and nothing of another."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.similar_entries import similar_organizations, similar_services


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


def key_of(centre: Centre, title: str) -> uuid.UUID:
    service: Service = Service.objects.within(Scope.of(centre)).get(title=title)
    return service.pk


def names(
    centre: Centre, record: ServiceRecord, without: uuid.UUID | None = None
) -> list[tuple[str, str, bool]]:
    return [
        (one.name, one.provider, one.is_published)
        for one in similar_services(centre, record, without=without)
    ]


def test_a_typing_error_of_an_offer_is_noticed(heinsberg: Centre) -> None:
    typed = ServiceRecord(title="Migrationsberatng", organization="Caritas Erkelenz")

    assert names(heinsberg, typed) == [("Migrationsberatung", "Caritasverband Erkelenz", True)]


def test_drafts_are_noticed_and_said_to_be_drafts(heinsberg: Centre) -> None:
    assert names(heinsberg, ServiceRecord(title="Entwurfsangebot")) == [("Entwurfsangebot", "", False)]


def test_an_entry_is_not_like_itself(heinsberg: Centre) -> None:
    own = key_of(heinsberg, "Migrationsberatung")

    assert names(heinsberg, scenario.ADVICE, without=own) == []


def test_archived_and_empty_titles_find_nothing(heinsberg: Centre) -> None:
    Service.objects.within(Scope.of(heinsberg)).filter(title="Migrationsberatung").update(
        status=Status.ARCHIVED
    )

    assert [names(heinsberg, scenario.ADVICE), names(heinsberg, ServiceRecord(title=""))] == [[], []]


def test_nothing_of_another_centre_is_similar(heinsberg: Centre) -> None:
    other = scenario.dueren()

    assert names(heinsberg, ServiceRecord(title="Fremdes Angebot")) == []
    assert names(other, ServiceRecord(title="Fremdes Angebot")) == [("Fremdes Angebot", "", True)]


def test_organizations_are_met_by_their_other_names(heinsberg: Centre) -> None:
    key = Organization.objects.within(Scope.of(heinsberg)).get(name=scenario.CARITAS.name).pk
    typed = OrganizationRecord("CV Erkelenz", seat=PlaceRecord(city="Erkelenz"))
    found = similar_organizations(heinsberg, typed, without=None)

    assert [(one.key, one.name) for one in found] == [(key, scenario.CARITAS.name)]
    assert similar_organizations(heinsberg, typed, without=key) == ()


def test_the_number_of_statements_does_not_grow(heinsberg: Centre) -> None:
    counted = []
    for number in (2, 30):
        scenario.many(heinsberg, number)
        with CaptureQueriesContext(connection) as sent:
            similar_services(heinsberg, ServiceRecord(title="Treff 001"), without=None)
        counted.append(len(sent))

    assert counted[0] == counted[1]
