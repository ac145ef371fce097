"""Accounts with which a demonstration is tried: known passwords, and nothing behind them but examples."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.crypto import salted_hmac

from knotenpunkt.access.policy import Actor, Permission, Role, require
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

ACCOUNTS = {
    "leitung": (Role.CENTRE_HEAD, "Leitung (Demo)"),
    "redaktion": (Role.CENTRE_EDITOR, "Redaktion (Demo)"),
    "verwaltung": (Role.TENANT_ADMINISTRATOR, "Verwaltung (Demo)"),
}
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


def make_demonstration_accounts(centre: Centre, *, actor: Actor, now: datetime) -> None:
    """Make the accounts of a demonstration, or put their password right again. Raises NoDemonstration."""
    require(actor, Permission.INSTANCE_PREPARE)
    if not centre.is_demonstration:
        raise NoDemonstration
    with transaction.atomic():
        for name, (role, display_name) in ACCOUNTS.items():
            _make(centre, f"{name}@{centre.slug}.example", role, display_name, actor=actor, now=now)


def _make(centre: Centre, email: str, role: Role, display_name: str, *, actor: Actor, now: datetime) -> None:
    person, is_new = Person.objects.get_or_create(
        email=email, defaults={"display_name": display_name, "is_demonstration": True}
    )
    if not person.is_demonstration:
        raise NoDemonstration
    if not person.check_password(demonstration_password()):
        person.set_password(demonstration_password())
        person.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    Seat.objects.get_or_create(person=person, role=role.value, centre=centre)
    if is_new:
        audit.record(
            "accounts.make_demonstration_account",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="accounts.Person",
            subject_id=person.pk,
            changes={"role": role.value},
        )
