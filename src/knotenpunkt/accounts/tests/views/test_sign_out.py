"""Screen: signing out."""

from django.contrib.sessions.models import Session
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre

ADDRESS, WORKSPACE = "/de/heinsberg/abmelden/", "/de/heinsberg/arbeitsplatz/"


def test_signing_out_ends_the_session_in_the_database_too(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    stolen = Client()
    stolen.cookies["knotenpunkt"] = browser.cookies["knotenpunkt"].value
    before = stolen.get(WORKSPACE).status_code
    answer = browser.post(ADDRESS)

    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert (before, browser.get(WORKSPACE).status_code, stolen.get(WORKSPACE).status_code) == (200, 403, 403)
    assert Session.objects.count() == 0


def test_opening_the_page_signs_nobody_out(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    page = browser.get(ADDRESS)

    assert (page.status_code, f'action="{ADDRESS}"' in page.content.decode()) == (200, True)
    assert browser.get(WORKSPACE).status_code == 200


def test_whoever_is_not_signed_in_is_told_so(client: Client, centre: Centre) -> None:
    page = client.get(ADDRESS)

    assert (page.status_code, f'action="{ADDRESS}"' in page.content.decode()) == (200, False)
    assert (page.headers["Cache-Control"], dict(page.cookies)) == ("private, no-store", {})


def test_a_foreign_page_signs_nobody_out(centre: Centre) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(Role.CENTRE_HEAD, centre).cookies

    assert browser.post(ADDRESS, headers={"origin": "https://evil.example"}).status_code == 403
    assert browser.get(WORKSPACE).status_code == 200


def test_an_unknown_centre_is_no_page(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/abmelden/").status_code == 404
