"""Screen: somebody asks for her data."""

import json

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.privacy.tests.people import ADDRESS, account, traces
from knotenpunkt.regions.models import Centre

SCREEN = "/de/heinsberg/arbeitsplatz/datenschutz/auskunft/"
FILE, ERASE = f"{SCREEN}datei.json", f"{SCREEN}loeschen/"


@pytest.fixture
def officer(centre: Centre) -> Client:
    """The browser of the data protection officer."""
    return signed_in(Role.DATA_PROTECTION_OFFICER, centre)


def test_the_page_shows_what_is_kept_and_escapes_it(officer: Client, centre: Centre) -> None:
    account(centre)
    Person.objects.filter(email=ADDRESS).update(display_name="<b>Redaktion</b>")
    page = officer.post(SCREEN, {"email": ADDRESS.upper()}).content.decode()

    assert page.count("<dd><bdi>&lt;b&gt;Redaktion&lt;/b&gt;</bdi></dd>") == 1


def test_about_an_unknown_address_nothing_is_kept(officer: Client) -> None:
    page = officer.post(SCREEN, {"email": "niemand@nirgends.example"}).content.decode()

    assert page.count("Zu dieser Adresse ist nichts gespeichert.") == 1
    assert ERASE not in page


@pytest.mark.parametrize("typed", ["", "name", "a@b", "name@example.org, zwei@example.org"])
def test_what_is_no_address_gets_a_sentence_and_stays_in_the_field(officer: Client, typed: str) -> None:
    answer = officer.post(SCREEN, {"email": typed})

    assert answer.status_code == 422
    assert answer.content.decode().count("Bitte schreiben Sie eine E-Mail-Adresse") == 1
    assert f'value="{typed}"' in answer.content.decode()


def test_the_file_holds_the_same(officer: Client, centre: Centre) -> None:
    traces(centre)
    answer = officer.post(FILE, {"email": ADDRESS})

    assert answer.headers["Content-Disposition"] == 'attachment; filename="auskunft.json"'
    assert [each["activity"] for each in json.loads(answer.content)["data"]] == [
        "barriers",
        "letters",
        "suggestions",
    ]


def test_erasing_is_told(officer: Client, centre: Centre) -> None:
    traces(centre)
    page = officer.post(ERASE, {"email": ADDRESS}).content.decode()

    assert page.count("3 Einträge") == 1
    assert ADDRESS not in page


def test_what_stands_in_the_way_is_told(officer: Client, centre: Centre) -> None:
    account(centre, Role.CENTRE_HEAD)
    answer = officer.post(ERASE, {"email": ADDRESS})

    assert (answer.status_code, Person.objects.filter(email=ADDRESS).count()) == (409, 1)


@pytest.mark.parametrize("address", [FILE, ERASE])
def test_looking_at_an_address_does_nothing(address: str, officer: Client) -> None:
    assert officer.get(address).status_code == 405


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.TENANT_ADMINISTRATOR, Role.CENTRE_EDITOR])
def test_only_the_officer_answers(role: Role, centre: Centre) -> None:
    browser = signed_in(role, centre)

    assert [browser.post(address, {"email": ADDRESS}).status_code for address in (SCREEN, FILE, ERASE)] == [
        403
    ] * 3


def test_another_centre_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    browser = signed_in(Role.DATA_PROTECTION_OFFICER, other_centre)

    assert browser.post(SCREEN, {"email": ADDRESS}).status_code == 404
