"""Saying of a centre that its data are examples."""

from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.regions.actions.mark_demonstration import mark_demonstration
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def number(centre: Centre) -> int:
    version = centre_version(centre.slug)
    return version.number if version else -1


def test_a_centre_is_marked_counted_and_recorded(centre: Centre, other_centre: Centre) -> None:
    mark_demonstration(centre, actor=OPERATOR, now=NOW)

    assert list(Centre.objects.filter(is_demonstration=True)) == [centre]
    assert (number(centre), number(other_centre)) == (1, 0)
    assert list(AuditEvent.objects.values_list("action", "actor")) == [
        ("regions.centre.mark_demonstration", "console")
    ]


def test_a_second_time_changes_nothing(centre: Centre) -> None:
    mark_demonstration(centre, actor=OPERATOR, now=NOW)
    mark_demonstration(centre, actor=OPERATOR, now=NOW)

    assert (number(centre), AuditEvent.objects.count()) == (1, 1)


def test_only_the_operator_may(centre: Centre, personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        mark_demonstration(centre, actor=personas.head, now=NOW)

    assert not Centre.objects.get(pk=centre.pk).is_demonstration
