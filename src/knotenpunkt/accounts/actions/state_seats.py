"""Seats at the desk of the state, which the console gives and takes: no centre can."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, Role, require
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.mail.domain.letter import normal_address
from knotenpunkt.shared import audit


class AccountOfADemonstration(Exception):
    """Its password is known to everybody."""


class NobodyThere(Exception):
    """No account with this address has a seat at the desk."""


def give_state_seat(email: str, name: str, *, actor: Actor, now: datetime) -> Person:
    """Give whoever has this address a seat, with a new account without password where she has none.

    Raises AccountOfADemonstration.
    """
    require(actor, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        person = Person.objects.filter(email=normal_address(email)).first() or _new_account(email, name)
        if person.is_demonstration:
            raise AccountOfADemonstration
        _, is_new = Seat.objects.get_or_create(person=person, role=Role.STATE_DESK.value, centre=None)
        if is_new:
            _record("accounts.give_state_seat", person, actor=actor, now=now)
    return person


def take_state_seat(email: str, *, actor: Actor, now: datetime) -> None:
    """Take the seat; the account stays as long as it is needed. Raises NobodyThere."""
    require(actor, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        seat = Seat.objects.filter(person__email=normal_address(email), role=Role.STATE_DESK.value).first()
        if seat is None:
            raise NobodyThere
        _record("accounts.take_state_seat", seat.person, actor=actor, now=now)
        seat.delete()


def _new_account(email: str, name: str) -> Person:
    person = Person(email=normal_address(email), display_name=name)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def _record(action: str, person: Person, *, actor: Actor, now: datetime) -> None:
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        subject_type="accounts.Person",
        subject_id=person.pk,
        changes={"role": Role.STATE_DESK.value},
    )
