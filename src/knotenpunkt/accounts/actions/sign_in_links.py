"""Links with which the team of a centre signs in: made at the console, good for a quarter of an hour and one use."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, Role, require
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

LASTS = timedelta(minutes=15)

# Roles of a centre's own team, and what the person is called who has nobody's name.
TEAM = {
    Role.CENTRE_HEAD: "Leitung",
    Role.CENTRE_EDITOR: "Redaktion",
    Role.TENANT_ADMINISTRATOR: "Verwaltung",
}

_signer = TimestampSigner(salt="knotenpunkt.sign_in_link")


class LinkUnusable(Exception):
    """A link that was used, is too old, was replaced by a later sign-in, or was not made here."""


class AccountClosed(Exception):
    """The account for which a link was asked for is closed."""


def make_sign_in_link(centre: Centre, role: Role, *, actor: Actor, now: datetime) -> str:
    """The key of a link for whoever has this role in the centre; the account is made where there is none.

    It holds until it is used, and no longer than 15 minutes. Every sign-in ends all other links of the same person.
    """
    require(actor, Permission.SIGN_IN_LINK_MAKE)
    with transaction.atomic():
        person = _technical_person(centre, role)
        if not person.is_active:
            raise AccountClosed
        audit.record(
            "accounts.make_sign_in_link",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="accounts.Person",
            subject_id=person.pk,
            changes={"role": role.value},
        )
    return _signer.sign_object({"person": str(person.pk), "before": _moment(person.last_login)})


def is_usable(key: str) -> bool:
    """Whether somebody can still sign in with this key; looking does not use it up, for scanners of mail look too."""
    try:
        person, before = _read(key)
    except LinkUnusable:
        return False
    return Person.objects.filter(pk=person, is_active=True, last_login=before).exists()


def use_sign_in_link(key: str, *, now: datetime) -> Person:
    """The person to whom a link belongs; nobody can use it again. LinkUnusable where it cannot be used."""
    key_of_person, before = _read(key)
    with transaction.atomic():
        waiting = Person.objects.filter(pk=key_of_person, is_active=True, last_login=before)
        if not waiting.update(last_login=now):
            raise LinkUnusable
        audit.record(
            "accounts.sign_in",
            actor=key_of_person,
            now=now,
            subject_type="accounts.Person",
            subject_id=key_of_person,
        )
    return Person.objects.get(pk=key_of_person)


def _technical_person(centre: Centre, role: Role) -> Person:
    person, is_new = Person.objects.get_or_create(
        email=f"{role.value}@{centre.slug}.invalid",
        defaults={"display_name": f"{TEAM[role]} ({centre.slug})"},
    )
    if is_new:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    Seat.objects.get_or_create(person=person, role=role.value, centre=centre)
    return person


def _read(key: str) -> tuple[str, datetime | None]:
    """Whose link it is and when she had signed in before it was made."""
    try:
        told = _signer.unsign_object(key, max_age=LASTS)
    except BadSignature:
        raise LinkUnusable from None
    return told["person"], datetime.fromisoformat(told["before"]) if told["before"] else None


def _moment(value: datetime | None) -> str:
    return value.isoformat() if value else ""
