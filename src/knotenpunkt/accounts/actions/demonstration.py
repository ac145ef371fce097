"""Accounts with which a demonstration is tried: known passwords, and nothing behind them but examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.crypto import salted_hmac

from knotenpunkt.access.policy import Actor, Permission, Role, require
from knotenpunkt.accounts.actions.invitations import Place
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.queries.seats import earnest_seats, has_state_seat
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

TEAM = {
    "leitung": Place(Role.CENTRE_HEAD),
    "redaktion": Place(Role.CENTRE_EDITOR),
    "verwaltung": Place(Role.TENANT_ADMINISTRATOR),
    "datenschutz": Place(Role.DATA_PROTECTION_OFFICER),
}
STATE_ACCOUNT = "land@nrw.example"
_WORD = 5  # characters between two hyphens


class NoDemonstration(Exception):
    """The centre holds what people rely on; known passwords must not open it."""


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """What somebody types who tries the demonstration."""

    email: str
    password: str


def demonstration_password() -> str:
    """One password for all of them, made of the instance's secret: the console can say it again, nothing stores it."""
    digits = salted_hmac("knotenpunkt.demonstration", "password", algorithm="sha256").hexdigest()
    return "-".join(("demo", *(digits[start : start + _WORD] for start in range(0, 3 * _WORD, _WORD))))


def demonstration_accounts(centre: Centre) -> list[DemonstrationAccount]:
    """The accounts of a demonstration, as the console tells them; none of any other centre."""
    if not centre.is_demonstration:
        return []
    known = Person.objects.filter(is_demonstration=True, seats__centre=centre, is_active=True)
    emails = known.order_by("email").values_list("email", flat=True).distinct()
    return [DemonstrationAccount(email, demonstration_password()) for email in emails]


def make_demonstration_accounts(
    centre: Centre, places: Mapping[str, Place] = TEAM, *, actor: Actor, now: datetime
) -> None:
    """Make an account for each name and its place, or put its password right again. Raises NoDemonstration."""
    require(actor, Permission.INSTANCE_PREPARE)
    if not centre.is_demonstration:
        raise NoDemonstration
    with transaction.atomic():
        for name, place in places.items():
            _make(centre, name, place, actor=actor, now=now)


def make_state_demonstration_account(*, actor: Actor, now: datetime) -> None:
    """Make an account at the desk of the state. Raises NoDemonstration where somebody works here in earnest."""
    require(actor, Permission.INSTANCE_PREPARE)
    if earnest_seats().exists():
        raise NoDemonstration
    with transaction.atomic():
        person, is_new = _person(STATE_ACCOUNT, "Land (Demo)")
        Seat.objects.get_or_create(person=person, role=Role.STATE_DESK.value, centre=None)
        if is_new:
            _record(person, Role.STATE_DESK, actor=actor, now=now)


def state_demonstration_account() -> DemonstrationAccount | None:
    """The account at the desk of the state, as the console tells it; None where it opens nothing."""
    person = Person.objects.filter(email=STATE_ACCOUNT, is_demonstration=True, is_active=True).first()
    if person is None or not has_state_seat(person):
        return None
    return DemonstrationAccount(STATE_ACCOUNT, demonstration_password())


def _person(email: str, name: str) -> tuple[Person, bool]:
    person, is_new = Person.objects.get_or_create(
        email=email, defaults={"display_name": name, "is_demonstration": True}
    )
    if not person.is_demonstration:
        raise NoDemonstration
    if not person.check_password(demonstration_password()):
        person.set_password(demonstration_password())
        person.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    return person, is_new


def _make(centre: Centre, name: str, place: Place, *, actor: Actor, now: datetime) -> None:
    person, is_new = _person(f"{name}@{centre.slug}.example", f"{name.title()} (Demo)")
    if not person.seats.filter(centre=centre).exists():
        Seat.objects.create(
            person=person,
            role=place.role.value,
            centre=centre,
            organization=place.organization,
            municipality_id=place.municipality,
        )
    if is_new:
        _record(person, place.role, actor=actor, now=now, centre_key=centre.key)


def _record(person: Person, role: Role, *, actor: Actor, now: datetime, centre_key: str = "") -> None:
    audit.record(
        "accounts.make_demonstration_account",
        actor=actor.identifier,
        now=now,
        centre_key=centre_key,
        subject_type="accounts.Person",
        subject_id=person.pk,
        changes={"role": role.value},
    )
