"""Screen: where one is signed in."""

import re

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre

ADDRESS, PASSWORD = "/de/konto/sitzungen/", "drei lange worte"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def person(centre: Centre) -> Person:
    person = seated(Role.PROVIDER_EDITOR, centre)
    person.set_password(PASSWORD)
    person.save()
    return person


def browser_of(person: Person) -> Client:
    client = Client(headers={"user-agent": FIREFOX})
    client.post("/de/konto/anmelden/", {"login": person.email, "password": PASSWORD})
    return client


def others(client: Client) -> list[str]:
    return re.findall(r'name="sitzung" value="(\d+)"', client.get(ADDRESS).content.decode())


def test_every_session_is_listed_with_its_device(person: Person) -> None:
    first, _second = browser_of(person), browser_of(person)
    page = first.get(ADDRESS).content.decode()

    assert re.findall(r'<th scope="row"><bdi>([^<]*)</bdi>', page) == ["Firefox · Linux"] * 2
    assert len(others(first)) == 1


def test_a_session_ends_at_a_button(person: Person) -> None:
    first, second = browser_of(person), browser_of(person)
    first.post(ADDRESS, {"sitzung": others(first)[0]})

    assert (first.get(ADDRESS).status_code, second.get(ADDRESS).status_code) == (200, 403)


def test_all_others_end_at_once(person: Person) -> None:
    first, *rest = [browser_of(person) for _ in range(3)]
    first.post(ADDRESS, {"sitzung": "alle-anderen"})

    assert [each.get(ADDRESS).status_code for each in (first, *rest)] == [200, 403, 403]


def test_nobody_ends_the_session_of_somebody_else(person: Person, other_centre: Centre) -> None:
    stranger = seated(Role.PROVIDER_EDITOR, other_centre)
    stranger.set_password(PASSWORD)
    stranger.save()
    theirs, mine = browser_of(stranger), browser_of(person)
    browser_of(stranger)
    wanted = others(theirs)[0]

    assert mine.post(ADDRESS, {"sitzung": wanted}).status_code == 404
    assert [mine.post(ADDRESS, {"sitzung": value}).status_code for value in ("", "x", "0")] == [404] * 3
    assert len(others(theirs)) == 1


def test_nobody_has_no_sessions(client: Client, db: None) -> None:
    assert (client.get(ADDRESS).status_code, client.post(ADDRESS).status_code) == (403, 403)
