"""The workspace of a centre: who may enter, and what she finds there."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from knotenpunkt.access.declarations import declaration
from knotenpunkt.access.policy import Actor, Permission, Share, Subject, may, share_of
from knotenpunkt.accounts.queries.actors import actor_for, signed_in_person
from knotenpunkt.accounts.queries.doors import Room, rooms_for
from knotenpunkt.accounts.queries.second_factor import must_set_up_factor
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.errors import SecondFactorNeeded


@dataclass(frozen=True, slots=True)
class Workplace:
    """Somebody at work in a centre: `share` is the part of it in which she may do what the screen is for.

    `rooms` are the doors open to her.
    """

    portal: Portal
    actor: Actor
    name: str
    share: Share
    rooms: tuple[Room, ...]

    @property
    def centre(self) -> Centre:
        """The centre."""
        return self.portal.centre

    def may(self, permission: Permission, subject: Subject | None = None) -> bool:
        """Whether she may do this to the subject; without one: somewhere in the centre."""
        if subject is None:
            return bool(share_of(self.actor, permission, centre=self.centre.pk))
        return may(self.actor, permission, centre=self.centre.pk, subject=subject)


def workplace_for(request: HttpRequest, language: str, centre: str) -> Workplace:
    """The workplace of whoever sent the request, if she may do there what the view declares.

    Nobody signed in, a second factor that is missing and a permission that she lacks are refusals (403); a centre in
    which she has no seat does not exist for her (404).
    """
    portal = portal_for(language, centre)
    person = signed_in_person(request)
    actor = actor_for(person)
    if not _has_a_seat(actor, portal.centre):
        raise Http404(centre)
    roles = [grant.role for grant in actor.grants if grant.centre in {None, portal.centre.pk}]
    if must_set_up_factor(request, person, roles, is_demonstration=portal.centre.is_demonstration):
        raise SecondFactorNeeded
    share = share_of(actor, _declared(request), centre=portal.centre.pk)
    if not share:
        raise PermissionDenied
    return Workplace(portal, actor, person.display_name, share, rooms_for(actor, portal.centre))


def _has_a_seat(actor: Actor, centre: Centre) -> bool:
    return any(grant.centre in {None, centre.pk} for grant in actor.grants)


def _declared(request: HttpRequest) -> Permission:
    """The permission that the view asks for; a view that declares none is an error of the program."""
    match = request.resolver_match
    if match is None:
        raise LookupError("a workplace belongs to a view")
    return Permission(str(declaration(match.func)))
