"""Inviting, accepting, taking back."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.actions.invitations import (
    LASTS,
    InvitationUnusable,
    Place,
    RoleNotGiven,
    accept_invitation,
    invitation_by,
    invite_person,
    withdraw_invitation,
)
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.accounts.tests.test_accounts import OURS, municipality
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EDITOR = Place(Role.CENTRE_EDITOR)


def invited(
    centre: Centre, place: Place = EDITOR, email: str = "Neu@Kreis.Example"
) -> tuple[Invitation, str]:
    return invite_person(centre, email, place, actor=OPERATOR, now=NOW)


def somebody() -> Person:
    return Person(display_name="Jemand")


def test_an_invitation_becomes_a_seat_once(centre: Centre) -> None:
    invitation, key = invited(centre)
    person = somebody()
    accept_invitation(invitation_by(key, now=NOW), person, now=NOW)

    assert [(seat.role, seat.centre) for seat in person.seats.all()] == [(Role.CENTRE_EDITOR, centre)]
    assert (person.email, EmailAddress.objects.get().verified) == ("neu@kreis.example", True)
    with pytest.raises(InvitationUnusable):
        invitation_by(key, now=NOW)
    with pytest.raises(InvitationUnusable):
        accept_invitation(invitation, somebody(), now=NOW)
    assert Person.objects.count() == 1


def test_an_invitation_holds_seven_days(centre: Centre) -> None:
    invitation, key = invited(centre)

    assert invitation_by(key, now=NOW + LASTS - timedelta(seconds=1)) == invitation
    with pytest.raises(InvitationUnusable):
        invitation_by(key, now=NOW + LASTS)


def test_a_forged_key_opens_nothing(centre: Centre) -> None:
    invitation, key = invited(centre)
    forged = [f"{key[:-1]}{'a' if key[-1] != 'a' else 'b'}", invitation.pk.hex, "x", f"{invitation.pk.hex}:"]

    for each in forged:
        with pytest.raises(InvitationUnusable):
            invitation_by(each, now=NOW)


def test_the_last_of_two_equal_invitations_counts(centre: Centre) -> None:
    _, first = invited(centre)
    _, second = invited(centre)

    with pytest.raises(InvitationUnusable):
        invitation_by(first, now=NOW)
    assert invitation_by(second, now=NOW).email == "neu@kreis.example"


def test_an_invitation_that_was_taken_back_opens_nothing(centre: Centre) -> None:
    invitation, key = invited(centre)
    withdraw_invitation(invitation, actor=OPERATOR, now=NOW)

    with pytest.raises(InvitationUnusable):
        invitation_by(key, now=NOW)


@pytest.mark.parametrize(
    "place",
    [
        Place(Role.OPERATOR),
        Place(Role.STATE_DESK),
        Place(Role.PROVIDER_EDITOR),
        Place(Role.PROVIDER_EDITOR, organization=OURS),
        Place(Role.MUNICIPAL_OFFICER),
        Place(Role.MUNICIPAL_OFFICER, municipality="05370016"),
        Place(Role.CENTRE_EDITOR, organization=OURS),
    ],
    ids=str,
)
def test_nobody_gives_a_role_that_is_none_of_the_centre(centre: Centre, place: Place) -> None:
    """The organization is not known here, and the municipality is not served by this centre."""
    municipality()
    with pytest.raises(RoleNotGiven):
        invited(centre, place)
    assert Invitation.objects.unscoped(reason="nothing may be there").count() == 0


def test_an_officer_is_invited_to_a_municipality_of_the_centre(centre: Centre) -> None:
    centre.municipalities.add(municipality())
    _, key = invited(centre, Place(Role.MUNICIPAL_OFFICER, municipality="05370016"))
    person = somebody()
    accept_invitation(invitation_by(key, now=NOW), person, now=NOW)

    assert Seat.objects.get(person=person).municipality_id == "05370016"


@pytest.mark.parametrize("who", ["editor", "provider", "outsider", "guest", "state_desk"])
def test_whoever_does_not_manage_people_invites_nobody(centre: Centre, personas: Personas, who: str) -> None:
    with pytest.raises(AccessRefused):
        invite_person(centre, "neu@kreis.example", EDITOR, actor=getattr(personas, who), now=NOW)


def test_accepting_opens_a_closed_account_again(centre: Centre) -> None:
    person = Person.objects.create(email="neu@kreis.example", display_name="Alt", is_active=False)
    _, key = invited(centre)
    accept_invitation(invitation_by(key, now=NOW), person, now=NOW)

    assert Person.objects.get().is_active


def test_everything_is_on_record_and_names_nobody(centre: Centre) -> None:
    _, key = invited(centre)
    accept_invitation(invitation_by(key, now=NOW), somebody(), now=NOW)
    events = AuditEvent.objects.order_by("pk").values_list("action", "subject_type", "centre_key")

    assert list(events) == [
        ("accounts.invite_person", "accounts.Invitation", centre.key),
        ("accounts.accept_invitation", "accounts.Invitation", centre.key),
    ]
    assert "neu@" not in str(list(AuditEvent.objects.values_list("changes", flat=True)))
