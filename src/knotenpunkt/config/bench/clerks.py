"""Accounts for clerks who are only there while a measurement lasts, and offers for them to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils.crypto import get_random_string

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.config.bench.workspace import Work
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

_CSRF_SECRET_LENGTH = 32


@contextmanager
def clerks_at_work(centre: Centre, number: int) -> Iterator[Work]:
    """So many clerks with a session each; their accounts are removed in the end."""
    people = [_clerk(centre, each) for each in range(number)]
    try:
        offers = [_form_of(centre, service) for service in _offers(centre)]
        yield Work(
            tuple(_cookies(person) for person in people),
            f"/de/{centre.slug}/arbeitsplatz/",
            tuple(offers[1:]),
            offers[0],
        )
    finally:
        Person.objects.filter(pk__in=[person.pk for person in people]).delete()


def shared_note(centre: Centre) -> str:
    """The note of the offer that all clerks change."""
    return str(_offers(centre)[0].note)


def _offers(centre: Centre) -> list[Service]:
    return list(Service.objects.within(Scope.of(centre)).filter(status="published").order_by("pk")[:200])


def _form_of(centre: Centre, service: Service) -> str:
    return f"/de/{centre.slug}/arbeitsplatz/angebote/{service.slug}/"


def _clerk(centre: Centre, number: int) -> Person:
    person = Person.objects.create(
        email=f"clerk-{number}-{get_random_string(8).lower()}@measurement.invalid",
        display_name=f"Clerk {number}",
    )
    person.set_unusable_password()
    person.save(update_fields=["password"])
    Seat.objects.create(person=person, role=Role.CENTRE_EDITOR, centre=centre)
    return person


def _cookies(person: Person) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    form_secret = get_random_string(_CSRF_SECRET_LENGTH)
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={form_secret}"
