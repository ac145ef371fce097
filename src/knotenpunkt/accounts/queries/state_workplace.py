"""The workplace of the state, which lies in no centre: who may enter."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from knotenpunkt.access.policy import Actor, Permission, may
from knotenpunkt.accounts.queries.actors import actor_for, signed_in_person
from knotenpunkt.accounts.queries.doors import Door, state_doors
from knotenpunkt.accounts.queries.second_factor import must_set_up_factor
from knotenpunkt.shared.web.errors import SecondFactorNeeded


@dataclass(frozen=True, slots=True)
class StateWorkplace:
    """Somebody at work for the whole state."""

    actor: Actor
    name: str

    @property
    def doors(self) -> tuple[Door, ...]:
        """The screens that are open to her."""
        return state_doors(self.actor)


def state_workplace_for(request: HttpRequest, permission: Permission) -> StateWorkplace:
    """The workplace of whoever sent the request, if she may do this in every centre.

    Nobody signed in, a permission that she lacks and a second factor that is missing are refusals (403). An account
    of the demonstration needs no factor: it sits here only while nobody works in earnest (`seats_of`).
    """
    person = signed_in_person(request)
    actor = actor_for(person)
    if not may(actor, permission):
        raise PermissionDenied
    roles = [grant.role for grant in actor.grants if grant.centre is None]
    if must_set_up_factor(request, person, roles, is_demonstration=person.is_demonstration):
        raise SecondFactorNeeded
    return StateWorkplace(actor, person.display_name)
