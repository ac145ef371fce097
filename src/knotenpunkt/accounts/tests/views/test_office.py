"""Signing in by the district's own directory: there, back, and what can be wrong with it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.domain.office import Office, providers
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.directory_server import CLIENT, SECRET, Directory, running_directory
from knotenpunkt.regions.models import Centre

LOGIN, BACK = "/de/konto/anmelden/verzeichnis/", "/de/konto/anmelden/verzeichnis/zurueck/"
WORKSPACE = "/de/heinsberg/arbeitsplatz/"


@pytest.fixture
def directory() -> Iterator[Directory]:
    with running_directory() as known:
        office = Office(known.address, CLIENT, SECRET, "Kreis Heinsberg")
        with override_settings(
            SOCIALACCOUNT_PROVIDERS=providers(office), SIGN_IN_OFFICE_NAME="Kreis Heinsberg"
        ):
            yield known


@pytest.fixture
def person(centre: Centre) -> Person:
    somebody = Person.objects.create(email="leitung@kreis.example", display_name="Leitung")
    Seat.objects.create(person=somebody, role=Role.CENTRE_HEAD, centre=centre)
    return somebody


def way_back(client: Client) -> str:
    """What the directory sends the browser back to."""
    there = client.get(LOGIN, {"next": WORKSPACE}).headers["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    return back.removeprefix("http://testserver")


def arrived(client: Client, address: str) -> Any:
    """The browser comes from a foreign host without its cookie, and at once again from a page of ours."""
    without_cookie = Client().get(address)
    assert 'http-equiv="refresh"' in without_cookie.content.decode()
    return client.get(f"{address}&_redir=")


def test_the_door_names_the_directory(directory: Directory, person: Person, client: Client) -> None:
    pages = [
        client.get("/de/heinsberg/anmelden/", asked).content.decode() for asked in ({}, {"next": WORKSPACE})
    ]

    assert f'href="{LOGIN}"' in pages[0]
    assert f'href="{LOGIN}?next={WORKSPACE}"' in pages[1]


def test_whoever_has_a_seat_comes_in_by_her_verified_address(
    directory: Directory, person: Person, client: Client
) -> None:
    answer = arrived(client, way_back(client))

    assert (answer.status_code, answer.headers["Location"]) == (302, WORKSPACE)
    assert client.get(WORKSPACE).status_code == 200
    assert directory.asked.count("/token") == 1
    assert SocialAccount.objects.count() == 0, "who she is there is not stored here"


def test_the_request_carries_state_number_and_challenge(
    directory: Directory, person: Person, client: Client
) -> None:
    query = parse_qs(urlsplit(client.get(LOGIN).headers["Location"]).query)

    assert query["redirect_uri"] == [f"http://testserver{BACK}"]
    assert (query["response_type"], query["code_challenge_method"]) == (["code"], ["S256"])
    assert all(len(query[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of somebody else"},
        {"nonce": None},
        {"aud": "another program"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"sub": "somebody else"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_request_is_refused(
    directory: Directory, person: Person, client: Client, claims: dict[str, Any]
) -> None:
    directory.changed_claims = claims

    refused(client, arrived(client, way_back(client)))


def test_a_token_signed_by_a_stranger_is_refused(
    directory: Directory, person: Person, client: Client
) -> None:
    directory.is_signed_by_a_stranger = True

    refused(client, arrived(client, way_back(client)))


def test_a_state_of_another_browser_is_refused(directory: Directory, person: Person, client: Client) -> None:
    """Somebody is sent a link with which she would sign in as another."""
    back = way_back(client)
    victim = Client()
    victim.get(LOGIN)

    refused(victim, arrived(victim, back))
    assert directory.asked.count("/token") == 0


def test_an_answer_counts_once(directory: Directory, person: Person, client: Client) -> None:
    back = way_back(client)
    arrived(client, back)
    client.logout()

    refused(client, client.get(f"{back}&_redir="))


def test_a_forged_code_is_refused(directory: Directory, person: Person, client: Client) -> None:
    back = way_back(client).replace("code-0", "code-9")

    refused(client, arrived(client, back))


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_a_directory_that_says_no_ends_in_a_page(
    directory: Directory, person: Person, client: Client, error: str
) -> None:
    state = parse_qs(urlsplit(way_back(client)).query)["state"][0]

    refused(client, client.get(BACK, {"error": error, "state": state, "_redir": ""}))


def test_an_address_that_is_not_verified_is_nobodys(
    directory: Directory, person: Person, client: Client
) -> None:
    directory.person["email_verified"] = False

    refused(client, arrived(client, way_back(client)))


def test_nobody_gets_in_without_a_seat(directory: Directory, person: Person, client: Client) -> None:
    Seat.objects.all().delete()

    refused(client, arrived(client, way_back(client)))


def test_whoever_is_unknown_gets_no_account(directory: Directory, centre: Centre, client: Client) -> None:
    refused(client, arrived(client, way_back(client)))
    assert Person.objects.count() == 0


def test_a_closed_account_stays_closed(directory: Directory, person: Person, client: Client) -> None:
    Person.objects.update(is_active=False)

    refused(client, arrived(client, way_back(client)))


def test_a_directory_that_does_not_answer_ends_in_a_page(
    directory: Directory, person: Person, client: Client
) -> None:
    office = Office("http://127.0.0.1:9", CLIENT, SECRET, "Kreis")
    with override_settings(SOCIALACCOUNT_PROVIDERS=providers(office)):
        answer = client.get(LOGIN)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "private, no-store")


def test_without_a_directory_there_is_no_such_page(client: Client, db: None) -> None:
    assert [client.get(place).status_code for place in (LOGIN, BACK)] == [404, 404]


def refused(client: Client, answer: Any) -> None:
    assert (answer.status_code, client.get("/de/konto/").status_code) == (403, 403)
