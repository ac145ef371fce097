"""Every address, every persona, the own centre and a foreign one: the answer is what declaration and policy table say.

Addresses that are added are covered by themselves; what stands in them comes from tests/harness/example_arguments.py.
"""

import uuid
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from knotenpunkt.access.declarations import PUBLIC, SIGNED_IN, declaration
from knotenpunkt.access.policy import NOBODY, Actor, Permission, Role, may, share_of
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.tenancy import Scope
from tests.architecture.test_access import patterns
from tests.harness.example_arguments import arguments_of, has_examples

OFF = {"office_login", "office_callback"}  # no directory is named here: tests/views/test_office.py names one
GENERAL = {"language", "centre"}
ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Screen:
    """An address by its name, with what it declares."""

    name: str
    arguments: tuple[str, ...]
    declared: str

    @property
    def is_about_one_thing(self) -> bool:
        return bool(set(self.arguments) - GENERAL)


def screens() -> list[Screen]:
    return [
        Screen(
            pattern.name or "", tuple(pattern.pattern.regex.groupindex), str(declaration(pattern.callback))
        )
        for _, pattern in patterns(get_resolver())
        if pattern.name not in OFF
    ]


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody with one role; `is_elsewhere`: for an organization or a municipality of which no example is."""

    role: Role | None
    is_elsewhere: bool = False

    def __str__(self) -> str:
        name = self.role.value if self.role else "nobody"
        return f"{name} {ELSEWHERE}" if self.is_elsewhere else name


PERSONAS = [
    Persona(None),
    *(Persona(role) for role in Role),
    Persona(Role.PROVIDER_EDITOR, is_elsewhere=True),
    Persona(Role.MUNICIPAL_OFFICER, is_elsewhere=True),
]


@pytest.fixture
def centres(db: None) -> tuple[Centre, Centre]:
    """The own centre, and a foreign one."""
    own, foreign = scenario.heinsberg(), scenario.dueren()
    scenario.publish(foreign, (scenario.CARITAS,), ())
    return own, foreign


def browser_of(persona: Persona, centre: Centre) -> tuple[Client, Actor]:
    client = Client(raise_request_exception=True)
    if persona.role is None:
        return client, NOBODY
    person = seated(persona.role, centre, **belonging(persona, centre))
    person.set_password("a password of eight words")
    person.save()
    client.force_login(person)
    return client, actor_for(Person.objects.get(pk=person.pk))


def belonging(persona: Persona, centre: Centre) -> dict[str, Any]:
    match persona.role:
        case Role.PROVIDER_EDITOR:
            own = Organization.objects.within(Scope.of(centre)).order_by("pk")[0].pk
            return {"organization": uuid.uuid4() if persona.is_elsewhere else own}
        case Role.MUNICIPAL_OFFICER:
            other = Municipality.objects.exclude(centres=centre).order_by("ags").first()
            own_place = Municipality.objects.filter(centres=centre).order_by("ags").first()
            return {"municipality": other if persona.is_elsewhere else own_place or other}
    return {}


def accepted(screen: Screen, actor: Actor, persona: Persona, centre: Centre) -> set[str]:
    """The outcomes that declaration and policy table allow: open, refused (403), missing (404)."""
    if screen.declared == PUBLIC:
        return {"open", "missing"}
    if actor == NOBODY:
        return {"refused"}
    if screen.declared == SIGNED_IN:
        return {"open", "missing"}
    if "centre" not in screen.arguments:  # a workplace of the whole state
        return {"open"} if may(actor, Permission(screen.declared)) else {"refused"}
    if not any(grant.centre in {None, centre.pk} for grant in actor.grants):
        return {"missing"}
    share = share_of(actor, Permission(screen.declared), centre=centre.pk)
    if not share:
        return {"refused"}
    if not screen.is_about_one_thing:
        return {"open"}
    if share.is_whole:
        return {"open"} if has_examples(screen.name, screen.arguments) else {"open", "missing"}
    return {"refused", "missing"} if persona.is_elsewhere else {"open", "refused", "missing"}


def outcome(client: Client, method: str, address: str) -> str:
    """What the address answers; whatever it does is undone. A wrong method is none of its answers."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = getattr(client, method)(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code == 405:
        return "wrong method"
    return {403: "refused", 404: "missing"}.get(answer.status_code, "open")


def surprises(
    screen: Screen, client: Client, actor: Actor, persona: Persona, centre: Centre
) -> Iterator[str]:
    address = reverse(screen.name, kwargs=arguments_of(screen.name, screen.arguments, centre))
    expected = accepted(screen, actor, persona, centre)
    read = outcome(client, "get", address)
    got = outcome(client, "post", address) if read == "wrong method" else read
    if got not in expected:
        yield f"{screen.name} in {centre.slug}: {got} instead of {' or '.join(sorted(expected))}"
    if "open" not in expected and outcome(client, "post", address) == "open":
        yield f"{screen.name} in {centre.slug}: what was refused can be sent nevertheless"


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_every_address_answers_as_the_policy_table_says(
    persona: Persona, centres: tuple[Centre, Centre]
) -> None:
    client, actor = browser_of(persona, centres[0])
    with override_settings(KEPT_PAGES_BYTES=0, SOCIALACCOUNT_PROVIDERS={}):
        found = [
            surprise
            for centre in centres
            for screen in screens()
            for surprise in surprises(screen, client, actor, persona, centre)
        ]

    assert found == []
