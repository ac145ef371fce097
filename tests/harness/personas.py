"""Two centres and the people of this house, as actors: who is meant is said by name, never by a list of rights."""

from dataclasses import dataclass

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, Actor, Grant, Role
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class Personas:
    """Everyone seen from one centre; `outsider` edits the catalogue of another."""

    guest: Actor
    editor: Actor
    head: Actor
    provider: Actor
    outsider: Actor
    state_desk: Actor
    operator: Actor


@pytest.fixture
def centre(db: None) -> Centre:
    """The centre that a test is about."""
    return Centre.objects.create(
        key="05370", slug="heinsberg", name="Integrationszentrum Kreis Heinsberg", territory="Kreis Heinsberg"
    )


@pytest.fixture
def other_centre(db: None) -> Centre:
    """A second tenant, of which the first must see nothing."""
    return Centre.objects.create(
        key="05366",
        slug="euskirchen",
        name="Integrationszentrum Kreis Euskirchen",
        territory="Kreis Euskirchen",
    )


@pytest.fixture
def personas(centre: Centre, other_centre: Centre) -> Personas:
    """The people of `centre`, and one of `other_centre`."""
    return Personas(
        guest=NOBODY,
        editor=Actor("editor", (Grant(Role.CENTRE_EDITOR, centre.pk),)),
        head=Actor("head", (Grant(Role.CENTRE_HEAD, centre.pk),)),
        provider=Actor("provider", (Grant(Role.PROVIDER_EDITOR, centre.pk),)),
        outsider=Actor("outsider", (Grant(Role.CENTRE_EDITOR, other_centre.pk),)),
        state_desk=Actor("state desk", (Grant(Role.STATE_DESK),)),
        operator=OPERATOR,
    )
