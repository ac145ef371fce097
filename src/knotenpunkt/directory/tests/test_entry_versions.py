"""What entries were before they were replaced, and whoever comes too late."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import (
    CatalogueChanges,
    Change,
    ChangedMeanwhile,
    save_catalogue,
)
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryVersion, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FIRST = ServiceRecord(title="Sprachcafé", organization="Verein", schedule_text="montags 9 Uhr")
SECOND = replace(FIRST, schedule_text="dienstags 9 Uhr")
THIRD = replace(FIRST, schedule_text="mittwochs 9 Uhr")


@pytest.fixture
def key(centre: Centre) -> uuid.UUID:
    """A service that was just written for the first time."""
    changes = CatalogueChanges([Change(None, OrganizationRecord("Verein"))], [Change(None, FIRST)])
    return save_catalogue(centre, changes, actor=OPERATOR, now=NOW).services[0]


def saved(centre: Centre, key: uuid.UUID, record: ServiceRecord, based_on: int | None = None) -> None:
    changes = CatalogueChanges(services=[Change(key, record, based_on)])
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW + timedelta(hours=1), batch=uuid.UUID(int=5))


def versions(centre: Centre, key: uuid.UUID) -> list[tuple[int, ServiceRecord]]:
    kept = EntryVersion.objects.within(Scope.of(centre)).filter(entry=key)
    return [(version.revision, record_from(ServiceRecord, version.content)) for version in kept]


def test_every_change_leaves_what_was_before(centre: Centre, key: uuid.UUID) -> None:
    saved(centre, key, SECOND)
    saved(centre, key, THIRD)

    assert versions(centre, key) == [(1, FIRST), (2, SECOND)]
    assert Service.objects.within(Scope.of(centre)).get().revision == 3
    assert stored_entries(centre, services=[key]).services == {key: THIRD}


def test_a_version_tells_who_when_and_together_with_what(centre: Centre, key: uuid.UUID) -> None:
    saved(centre, key, SECOND)
    version = EntryVersion.objects.within(Scope.of(centre)).get()

    assert (version.actor, version.replaced_at, version.batch, version.kind) == (
        "console",
        NOW + timedelta(hours=1),
        uuid.UUID(int=5),
        "service",
    )


def test_whoever_comes_too_late_writes_nothing(centre: Centre, key: uuid.UUID) -> None:
    saved(centre, key, SECOND, based_on=1)
    with pytest.raises(ChangedMeanwhile) as told:
        saved(centre, key, THIRD, based_on=1)

    assert told.value.keys == {key}
    assert stored_entries(centre, services=[key]).services == {key: SECOND}
    assert len(versions(centre, key)) == 1


def test_entries_of_another_centre_are_not_read(centre: Centre, other_centre: Centre, key: uuid.UUID) -> None:
    assert stored_entries(other_centre, services=[key]).services == {}
