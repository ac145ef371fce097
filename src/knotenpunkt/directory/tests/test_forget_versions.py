"""What entries were long ago is forgotten."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.directory.actions.forget_versions import KEPT, forget_versions
from knotenpunkt.directory.models import EntryVersion
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)


def version(centre: Centre, revision: int, replaced_at: datetime) -> None:
    EntryVersion.objects.create(
        centre=centre,
        kind="service",
        entry=uuid.UUID(int=1),
        revision=revision,
        content={},
        replaced_at=replaced_at,
        actor="console",
    )


def test_versions_go_after_three_years(centre: Centre) -> None:
    version(centre, 1, NOW - KEPT - timedelta(seconds=1))
    version(centre, 2, NOW - KEPT + timedelta(days=1))

    assert [forget_versions(actor=OPERATOR, now=NOW) for _ in range(2)] == [1, 0]
    assert list(EntryVersion.objects.within(Scope.of(centre)).values_list("revision", flat=True)) == [2]


def test_only_the_night_forgets(centre: Centre, personas: Personas) -> None:
    version(centre, 1, NOW - KEPT - timedelta(seconds=1))
    with pytest.raises(AccessRefused):
        forget_versions(actor=personas.head, now=NOW)

    assert EntryVersion.objects.within(Scope.of(centre)).count() == 1
