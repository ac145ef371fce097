"""Inviting somebody to a seat, accepting, taking an invitation back."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.signing import BadSignature, Signer
from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, Role, require
from knotenpunkt.accounts.domain.roles import CENTRE_ROLES
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.accounts.queries.organization_names import organization_names
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter, normal_address
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

LASTS = timedelta(days=7)

_signer = Signer(salt="knotenpunkt.invitation")


class RoleNotGiven(Exception):
    """A role that no centre gives, or one that does not fit what it was to belong to."""


class InvitationUnusable(Exception):
    """An invitation that was accepted, taken back, is too old, or was not made here."""


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody is to become: a role, and where it asks for that the organization or the municipality (AGS)."""

    role: Role
    organization: uuid.UUID | None = None
    municipality: str | None = None


def invite_person(
    centre: Centre, email: str, place: Place, *, language: str = "de", actor: Actor, now: datetime
) -> tuple[Invitation, str]:
    """Invite whoever has this address; gives the key of the link, which holds seven days and once.

    An open invitation of the same address to the same place is replaced. Raises RoleNotGiven.
    """
    require(actor, Permission.PEOPLE_MANAGE, centre=centre.pk)
    _check_place(centre, place)
    with transaction.atomic():
        columns = {
            "email": normal_address(email),
            "role": place.role.value,
            "organization": place.organization,
            "municipality_id": place.municipality,
        }
        open_ones = Invitation.objects.within(Scope.of(centre)).filter(Invitation.open_condition, **columns)
        open_ones.update(withdrawn_at=now)
        invitation = Invitation.objects.create(
            centre=centre, language=language, invited_at=now, expires_at=now + LASTS, **columns
        )
        _record("accounts.invite_person", invitation, actor=actor, now=now)
    return invitation, key_of(invitation)


def send_invitation(invitation: Invitation, letter: Letter, *, actor: Actor, now: datetime) -> None:
    """Post the letter that holds the key: a letter of the instance, for a centre's outbox is read by its whole team."""
    require(actor, Permission.PEOPLE_MANAGE, centre=invitation.centre_id)
    with transaction.atomic():
        post_letter(letter, centre=None, actor=actor, now=now, key=f"accounts.invitation:{invitation.pk}")


def withdraw_invitation(invitation: Invitation, *, actor: Actor, now: datetime) -> None:
    """Take an invitation back; one that has ended stays as it is."""
    require(actor, Permission.PEOPLE_MANAGE, centre=invitation.centre_id)
    with transaction.atomic():
        if _still_open(invitation).update(withdrawn_at=now):
            _record("accounts.withdraw_invitation", invitation, actor=actor, now=now)


def key_of(invitation: Invitation) -> str:
    """The key in the link of an invitation."""
    return _signer.sign(invitation.pk.hex)


def invitation_by(key: str, *, now: datetime) -> Invitation:
    """The open invitation with this key; looking at it uses nothing up. Raises InvitationUnusable."""
    try:
        identity = uuid.UUID(_signer.unsign(key))
    except (BadSignature, ValueError):
        raise InvitationUnusable from None
    everywhere = Invitation.objects.unscoped(reason="the signed key names one invitation of whichever centre")
    open_ones = everywhere.filter(Invitation.open_condition, expires_at__gt=now)
    invitation: Invitation | None = open_ones.filter(pk=identity).select_related("centre").first()
    if invitation is None:
        raise InvitationUnusable
    return invitation


def accept_invitation(invitation: Invitation, person: Person, *, now: datetime) -> None:
    """Give the seat to the person, new or known; nobody can accept it again. Her address is proven by the link.

    An account that had been closed is open again: somebody who may has asked her in. Raises InvitationUnusable.
    """
    with transaction.atomic():
        if not _still_open(invitation).filter(expires_at__gt=now).update(accepted_at=now):
            raise InvitationUnusable
        person.email, person.is_active = invitation.email, True
        person.save()
        EmailAddress.objects.update_or_create(
            user=person, email=person.email, defaults={"verified": True, "primary": True}
        )
        seat, _ = Seat.objects.get_or_create(
            person=person,
            role=invitation.role,
            centre=invitation.centre,
            organization=invitation.organization,
            municipality=invitation.municipality,
        )
        changes = {"role": seat.role, "person": str(person.pk)}
        _record(
            "accounts.accept_invitation", invitation, actor=Actor(str(person.pk)), now=now, changes=changes
        )


def _check_place(centre: Centre, place: Place) -> None:
    """Raise RoleNotGiven unless the role is a centre's, with exactly what belongs to it and lies in the centre."""
    is_provider, is_officer = place.role is Role.PROVIDER_EDITOR, place.role is Role.MUNICIPAL_OFFICER
    if (
        place.role not in CENTRE_ROLES
        or is_provider is not (place.organization is not None)
        or is_officer is not (place.municipality is not None)
        or (is_provider and place.organization not in organization_names(centre))
        or (is_officer and not Municipality.objects.filter(ags=place.municipality, centres=centre).exists())
    ):
        raise RoleNotGiven


def _still_open(invitation: Invitation) -> Any:
    scope = Scope.of(invitation.centre)
    return Invitation.objects.within(scope).filter(Invitation.open_condition, pk=invitation.pk)


def _record(
    action: str,
    invitation: Invitation,
    *,
    actor: Actor,
    now: datetime,
    changes: Mapping[str, str] | None = None,
) -> None:
    """The trail names the role and nobody."""
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=invitation.centre.key,
        subject_type="accounts.Invitation",
        subject_id=invitation.pk,
        changes=changes or {"role": invitation.role},
    )
