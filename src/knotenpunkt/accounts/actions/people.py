"""Taking seats away, closing accounts; a centre always keeps somebody who can invite others."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, may, require
from knotenpunkt.accounts.domain.roles import MANAGING_ROLES
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.queries.seats import managing_seats
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

_MANAGE = Permission.PEOPLE_MANAGE


class LastManager(Exception):
    """Nobody would be left in the centre who can invite others."""


class SitsElsewhere(Exception):
    """She works in another centre too, whose people decide about her account there."""


def take_seat_away(seat: Seat, *, actor: Actor, now: datetime) -> None:
    """End what somebody is in the centre. Raises LastManager."""
    centre = _centre_of(seat)
    require(actor, _MANAGE, centre=centre.pk)
    with transaction.atomic():
        _check_somebody_stays(centre, [seat])
        _record("accounts.take_seat_away", seat.person, centre, {"role": seat.role}, actor=actor, now=now)
        seat.delete()


def close_account(person: Person, *, actor: Actor, now: datetime) -> None:
    """Let somebody sign in no more, end her sessions and forget her second factors; seats and record stay.

    Only where all her seats are in centres whose people the actor manages. Raises LastManager, SitsElsewhere.
    """
    seats = list(person.seats.select_related("centre").order_by("centre_id", "pk"))
    managed = [seat for seat in seats if seat.centre and may(actor, _MANAGE, centre=seat.centre.pk)]
    if not seats or managed != seats:
        raise SitsElsewhere
    with transaction.atomic():
        for centre in {seat.centre for seat in seats if seat.centre}:
            _check_somebody_stays(centre, [seat for seat in seats if seat.centre_id == centre.pk])
            _record("accounts.close_account", person, centre, {}, actor=actor, now=now)
        person.is_active = False
        person.save(update_fields=["is_active"])
        Authenticator.objects.filter(user=person).delete()
        end_all_sessions(person)


def end_all_sessions(person: Person) -> None:
    """Sign somebody out everywhere, in the caller's transaction."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def _centre_of(seat: Seat) -> Centre:
    if seat.centre is None:
        raise SitsElsewhere
    return seat.centre


def _check_somebody_stays(centre: Centre, leaving: list[Seat]) -> None:
    """The row of the centre is locked, so that two who leave at once do not each rely on the other."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    if not any(seat.role in MANAGING_ROLES for seat in leaving):
        return
    if not managing_seats(centre).exclude(pk__in=[seat.pk for seat in leaving]).exists():
        raise LastManager


def _record(
    action: str, person: Person, centre: Centre, changes: dict[str, str], *, actor: Actor, now: datetime
) -> None:
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=centre.key,
        subject_type="accounts.Person",
        subject_id=person.pk,
        changes=changes,
    )
