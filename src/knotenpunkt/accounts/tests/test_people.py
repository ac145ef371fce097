"""Taking seats away and closing accounts."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator

from knotenpunkt.access.policy import AccessRefused, Role
from knotenpunkt.accounts.actions.people import LastManager, SitsElsewhere, close_account, take_seat_away
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.codes import with_app
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def head(centre: Centre) -> Person:
    return seated(Role.CENTRE_HEAD, centre)


@pytest.fixture
def editor(centre: Centre) -> Person:
    return seated(Role.CENTRE_EDITOR, centre)


def test_a_seat_is_taken_away(head: Person, editor: Person, personas: Personas) -> None:
    take_seat_away(editor.seats.get(), actor=personas.head, now=NOW)

    assert list(Seat.objects.values_list("person", flat=True)) == [head.pk]
    assert AuditEvent.objects.get().action == "accounts.take_seat_away"


def test_the_last_who_can_invite_stays(head: Person, personas: Personas) -> None:
    with pytest.raises(LastManager):
        take_seat_away(head.seats.get(), actor=personas.head, now=NOW)
    with pytest.raises(LastManager):
        close_account(head, actor=personas.head, now=NOW)
    assert Person.objects.get().is_active


def test_an_administrator_can_follow_a_head(head: Person, centre: Centre, personas: Personas) -> None:
    administrator = seated(Role.TENANT_ADMINISTRATOR, centre)
    take_seat_away(head.seats.get(), actor=personas.head, now=NOW)

    with pytest.raises(LastManager):
        close_account(administrator, actor=personas.operator, now=NOW)


def test_somebody_whose_account_is_closed_or_a_demonstration_is_no_successor(
    head: Person, centre: Centre, personas: Personas
) -> None:
    closed = seated(Role.TENANT_ADMINISTRATOR, centre)
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    demonstration = Person.objects.create(email="a@b.example", display_name="Demo", is_demonstration=True)
    Seat.objects.create(person=demonstration, role=Role.CENTRE_HEAD, centre=centre)

    with pytest.raises(LastManager):
        take_seat_away(head.seats.get(), actor=personas.head, now=NOW)


def test_a_closed_account_signs_in_no_more_and_has_no_factor(
    head: Person, editor: Person, personas: Personas
) -> None:
    """Invited anew, somebody who lost her phone sets up another one."""
    with_app(editor)
    close_account(editor, actor=personas.head, now=NOW)

    assert Authenticator.objects.count() == 0

    assert list(Person.objects.filter(is_active=True)) == [head]


def test_an_account_that_works_elsewhere_too_is_not_closed_from_here(
    head: Person, editor: Person, other_centre: Centre, personas: Personas
) -> None:
    Seat.objects.create(person=editor, role=Role.CENTRE_EDITOR, centre=other_centre)

    with pytest.raises(SitsElsewhere):
        close_account(editor, actor=personas.head, now=NOW)
    close_account(editor, actor=personas.operator, now=NOW)


@pytest.mark.parametrize("who", ["editor", "provider", "outsider", "guest"])
def test_whoever_does_not_manage_people_takes_nothing_away(
    head: Person, editor: Person, personas: Personas, who: str
) -> None:
    with pytest.raises(AccessRefused):
        take_seat_away(editor.seats.get(), actor=getattr(personas, who), now=NOW)
    with pytest.raises((AccessRefused, SitsElsewhere)):
        close_account(editor, actor=getattr(personas, who), now=NOW)
