"""The people of a centre, as far as the reader's share goes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from knotenpunkt.access.policy import Role, Share
from knotenpunkt.accounts.models import Invitation, Person, Seat
from knotenpunkt.accounts.queries.organization_names import organization_names
from knotenpunkt.accounts.queries.role_names import role_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class SeatLine:
    """What somebody is, and for whom: the organization or municipality, where the role has one."""

    key: uuid.UUID
    role: str
    belongs_to: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with her seats in the centre."""

    key: uuid.UUID
    name: str
    email: str
    is_open: bool
    last_sign_in: datetime | None
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation that waits."""

    key: uuid.UUID
    email: str
    role: str
    belongs_to: str
    expires_at: datetime


def people_of(centre: Centre, share: Share) -> list[PersonLine]:
    """Everybody with a seat within the share, by name."""
    names = organization_names(centre)
    seats: dict[Person, list[SeatLine]] = {}
    for seat in _seats_within(centre, share).select_related("person", "municipality"):
        seats.setdefault(seat.person, []).append(_line(seat, names))
    lines = [
        PersonLine(
            person.pk, person.display_name, person.email, person.is_active, person.last_login, tuple(held)
        )
        for person, held in seats.items()
    ]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.email))


def open_invitations(centre: Centre, now: datetime) -> list[InvitationLine]:
    """Invitations that can still be accepted, the newest first."""
    names = organization_names(centre)
    waiting = Invitation.objects.within(Scope.of(centre)).filter(
        Invitation.open_condition, expires_at__gt=now
    )
    return [
        InvitationLine(
            invitation.pk,
            invitation.email,
            role_name(Role(invitation.role)),
            _belongs_to(invitation, names),
            invitation.expires_at,
        )
        for invitation in waiting.select_related("municipality")
    ]


def seat_in(centre: Centre, key: uuid.UUID) -> Seat:
    """A seat of the centre; any other is a page not found."""
    return get_object_or_404(Seat.objects.select_related("person", "centre"), centre=centre, pk=key)


def person_in(centre: Centre, key: uuid.UUID) -> Person:
    """Somebody with a seat in the centre; anybody else is a page not found."""
    return get_object_or_404(Person.objects.filter(seats__centre=centre).distinct(), pk=key)


def invitation_in(centre: Centre, key: uuid.UUID) -> Invitation:
    """An invitation of the centre that waits; any other is a page not found."""
    waiting = Invitation.objects.within(Scope.of(centre)).filter(Invitation.open_condition)
    invitation: Invitation = get_object_or_404(waiting.select_related("centre"), pk=key)
    return invitation


def municipality_choices(centre: Centre) -> list[tuple[str, str]]:
    """The municipalities of the centre by AGS, by name."""
    served = centre.municipalities.all()
    return sorted(((place.ags, place.name) for place in served), key=lambda choice: choice[1])


def seat_line(centre: Centre, seat: Seat) -> SeatLine:
    """One seat in words."""
    return _line(seat, organization_names(centre))


def _seats_within(centre: Centre, share: Share) -> QuerySet[Seat]:
    seats = Seat.objects.filter(centre=centre).order_by("pk")
    return seats if share.is_whole else seats.filter(organization__in=share.organizations)


def _line(seat: Seat, names: Mapping[uuid.UUID, str]) -> SeatLine:
    return SeatLine(seat.pk, role_name(Role(seat.role)), _belongs_to(seat, names))


def _belongs_to(place: Seat | Invitation, names: Mapping[uuid.UUID, str]) -> str:
    if place.organization is not None:
        return names.get(place.organization, "")
    return place.municipality.name if place.municipality else ""
