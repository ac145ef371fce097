"""Editors of an organization that became part of another go on there."""

from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.actions.move_seats import move_seats
from knotenpunkt.accounts.models import Seat
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
OLD, NEW = new_key(), new_key()


def places(centre: Centre) -> list[object]:
    return list(Seat.objects.filter(centre=centre).order_by("pk").values_list("organization", flat=True))


def test_seats_move_and_come_back(centre: Centre) -> None:
    seated(Role.PROVIDER_EDITOR, centre, organization=OLD)
    moved = move_seats(centre, old=OLD, new=NEW, actor=OPERATOR, now=NOW)
    there = places(centre)
    move_seats(centre, old=NEW, new=OLD, only=moved, actor=OPERATOR, now=NOW)

    assert (len(moved), there, places(centre)) == (1, [NEW], [OLD])
    assert AuditEvent.objects.filter(action="accounts.move_seats").count() == 2


def test_who_sits_at_both_keeps_both(centre: Centre) -> None:
    person = seated(Role.PROVIDER_EDITOR, centre, organization=OLD)
    Seat.objects.create(person=person, role=Role.PROVIDER_EDITOR, centre=centre, organization=NEW)

    assert move_seats(centre, old=OLD, new=NEW, actor=OPERATOR, now=NOW) == ()
    assert places(centre) == [OLD, NEW]


def test_seats_of_another_centre_stay(centre: Centre, other_centre: Centre) -> None:
    seated(Role.PROVIDER_EDITOR, other_centre, organization=OLD)

    assert (move_seats(centre, old=OLD, new=NEW, actor=OPERATOR, now=NOW), places(other_centre)) == (
        (),
        [OLD],
    )


def test_only_who_may_merge_moves_seats(centre: Centre, personas: Personas) -> None:
    seated(Role.PROVIDER_EDITOR, centre, organization=OLD)
    for actor in (personas.guest, personas.provider, personas.outsider):
        with pytest.raises(AccessRefused):
            move_seats(centre, old=OLD, new=NEW, actor=actor, now=NOW)

    assert places(centre) == [OLD]
