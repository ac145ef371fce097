"""Screen: the door to the workspace."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.actions.sign_in_links import make_sign_in_link
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre

ADDRESS, WORKSPACE = "/de/heinsberg/anmelden/", "/de/heinsberg/arbeitsplatz/"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def key(centre: Centre) -> str:
    return make_sign_in_link(centre, Role.CENTRE_HEAD, actor=OPERATOR, now=NOW)


def sent(client: Client, key: str, **headers: str) -> Any:
    return client.post(ADDRESS, {"schluessel": key}, headers=headers)


def test_a_link_shows_a_button_and_signs_nobody_in(client: Client, key: str) -> None:
    page = client.get(ADDRESS, {"schluessel": key})

    assert (page.status_code, 'name="schluessel"' in page.content.decode()) == (200, True)
    assert client.get(WORKSPACE).status_code == 403


def test_the_button_signs_in_and_leads_to_the_workspace(client: Client, key: str) -> None:
    answer = sent(client, key)

    assert (answer.status_code, answer.headers["Location"]) == (302, WORKSPACE)
    assert "Leitung (heinsberg)" in client.get(WORKSPACE).content.decode()


def test_a_used_link_says_so(client: Client, key: str) -> None:
    sent(client, key)
    other = Client()

    answers = [other.get(ADDRESS, {"schluessel": key}), sent(other, key)]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert ['name="schluessel"' in answer.content.decode() for answer in answers] == [False, False]
    assert other.get(WORKSPACE).status_code == 403


def test_without_a_link_one_signs_in_by_address_and_password(client: Client, centre: Centre) -> None:
    page = client.get(ADDRESS)

    fields = re.findall(r'<input [^>]*name="(\w+)"', page.content.decode())
    assert (page.status_code, [name for name in fields if name != "csrfmiddlewaretoken"]) == (
        200,
        ["next", "login", "password", "next", "credential"],
    )
    assert (list(page.cookies), page.content.decode().count('name="next" value=""')) == (
        ["knotenpunkt-form"],
        2,
    )


def test_a_foreign_page_cannot_press_the_button(key: str) -> None:
    browser = Client(enforce_csrf_checks=True)

    refused = sent(browser, key, origin="https://evil.example")
    assert refused.status_code == 403
    assert "Bitte gehen Sie zurück" in refused.content.decode()
    assert browser.get(WORKSPACE).status_code == 403


def test_the_pages_own_form_is_let_through(key: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(ADDRESS, {"schluessel": key}).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]

    answer = browser.post(ADDRESS, {"schluessel": key, "csrfmiddlewaretoken": token})
    assert answer.headers["Location"] == WORKSPACE


def test_the_cookie_can_be_read_by_no_script_and_is_sent_by_no_foreign_page(client: Client, key: str) -> None:
    cookie = sent(client, key).cookies["knotenpunkt"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Strict",
        "/",
        8 * 60 * 60,
    )
    assert str(Person.objects.get().pk) not in cookie.value


def test_a_session_ends_after_eight_hours_however_busy_somebody_is(
    client: Client, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(client, key)
    begun = timezone.now()
    statuses = []
    for hours in (1, 7, 9):
        monkeypatch.setattr(timezone, "now", lambda hours=hours: begun + timedelta(hours=hours))
        statuses.append(client.get(WORKSPACE).status_code)

    assert statuses == [200, 200, 403]


def test_signing_in_clears_away_sessions_that_are_over(key: str, client: Client) -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - timedelta(days=1000))
    sent(client, key)

    assert list(Session.objects.filter(session_key="old")) == []


def test_whoever_was_signed_in_as_another_is_so_no_more(
    key: str, centre: Centre, other_centre: Centre
) -> None:
    browser = signed_in(Role.CENTRE_HEAD, other_centre)
    sent(browser, key)

    statuses = [browser.get(f"/de/{slug}/arbeitsplatz/").status_code for slug in ("heinsberg", "euskirchen")]
    assert statuses == [200, 404]


def test_nothing_of_the_door_is_kept(client: Client, key: str) -> None:
    rules = [
        client.get(ADDRESS, {"schluessel": key}).headers["Cache-Control"],
        sent(client, key).headers["Cache-Control"],
        client.get(ADDRESS, {"schluessel": key}).headers["Cache-Control"],
    ]

    assert rules == ["private, no-store"] * 3


def test_an_unknown_centre_is_no_page(client: Client, key: str) -> None:
    assert client.get("/de/atlantis/anmelden/", {"schluessel": key}).status_code == 404
