"""Removing entries: what nothing refers to is gone and remembered, the rest stays."""

import uuid
from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.directory.actions.remove_entries import remove_entries
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, SavedKeys, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, PlaceRecord, ServiceRecord
from knotenpunkt.directory.models import (
    Confirmation,
    Contact,
    EntryVersion,
    Location,
    OfferFigure,
    Organization,
    Service,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.search.models import SearchChange
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PLACE = PlaceRecord("Saal", "Weg 1", "52525", "Heinsberg")


@pytest.fixture
def keys(centre: Centre) -> SavedKeys:
    """A provider with one service, each with place and telephone."""
    phones = (PhoneRecord("+492452134222", ""),)
    changes = CatalogueChanges(
        [Change(None, OrganizationRecord("Verein", seat=PLACE, phones=phones))],
        [Change(None, ServiceRecord("Café", organization="Verein", place=PLACE, phones=phones))],
    )
    return save_catalogue(centre, changes, actor=OPERATOR, now=NOW)


def removed(centre: Centre, keys: SavedKeys) -> frozenset[uuid.UUID]:
    return remove_entries(
        centre, services=keys.services, organizations=keys.organizations, actor=OPERATOR, now=NOW
    )


def left(centre: Centre) -> list[int]:
    scope = Scope.of(centre)
    return [model.objects.within(scope).count() for model in (Service, Organization, Contact, Location)]


def test_entries_are_gone_with_all_that_belongs_to_them(centre: Centre, keys: SavedKeys) -> None:
    OfferFigure.objects.create(service_id=keys.services[0], month=NOW.date(), kind="view", number=3)
    before = centre_version(centre.slug)
    stay = removed(centre, keys)
    after = centre_version(centre.slug)

    assert (stay, left(centre)) == (frozenset(), [0, 0, 0, 0])
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1


def test_what_was_removed_is_remembered(centre: Centre, keys: SavedKeys) -> None:
    removed(centre, keys)
    versions = EntryVersion.objects.within(Scope.of(centre))
    changes = SearchChange.objects.unscoped(reason="the test looks at everything")

    assert {version.entry for version in versions} == {*keys.services, *keys.organizations}
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {
        "directory.service.remove",
        "directory.organization.remove",
    }
    assert list(changes.values_list("key", flat=True)) == [f"service:{keys.services[0]}"]


def test_what_something_refers_to_stays(centre: Centre, keys: SavedKeys) -> None:
    Confirmation.objects.create(
        service_id=keys.services[0], confirmed_on=NOW.date(), origin="centre", confirmed_by="Team"
    )

    assert removed(centre, keys) == {*keys.services, *keys.organizations}
    assert left(centre)[:2] == [1, 1]


def test_a_provider_with_an_editor_stays(centre: Centre, keys: SavedKeys) -> None:
    seated(Role.PROVIDER_EDITOR, centre, organization=keys.organizations[0])

    assert removed(centre, keys) == set(keys.organizations)


def test_entries_of_another_centre_are_not_touched(
    centre: Centre, other_centre: Centre, keys: SavedKeys, personas: Personas
) -> None:
    removed(other_centre, keys)

    assert left(centre)[:2] == [1, 1]
    with pytest.raises(AccessRefused):
        remove_entries(centre, services=keys.services, actor=personas.outsider, now=NOW)
