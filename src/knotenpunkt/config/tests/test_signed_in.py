"""Whoever has signed in reads the same public pages as everybody, and what only she may see is kept nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import get_resolver, reverse
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.config import settings as program
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from tests.architecture.test_access import patterns
from tests.harness.example_arguments import arguments_of
from tests.harness.site import instance_environment

DOOR = {"sign_in_by_link", "sign_out"}  # the pages that a cookie is for
DRAWN = {"report_new"}  # each form of it has a riddle of its own
STAMP = re.compile(rb'name="stamp" value="[^"]*"')
PRIVATE = "private, no-store"
ONLY_SENT = 405  # what such an address answers to whoever wants to read it


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def addresses(centre: Centre, *, public: bool) -> dict[str, str]:
    """Every screen of the centre by its name, with an address in it."""
    return {
        name: reverse(name, kwargs=arguments_of(name, arguments, centre))
        for name, arguments in screens(public=public)
        if "slug" not in arguments
    }


def screens(*, public: bool) -> list[tuple[str, list[str]]]:
    """Public screens, or those of the workspace; signing in and one's own account belong to no centre."""
    return [
        (pattern.name or "", list(pattern.pattern.regex.groupindex))
        for address, pattern in patterns(get_resolver())
        if (declaration(pattern.callback) == PUBLIC) is public and "/konto/" not in address
    ]


def test_signing_in_changes_nothing_on_public_pages(client: Client, centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    differing = []
    for name, address in addresses(centre, public=True).items():
        with override_settings(KEPT_PAGES_BYTES=0):
            theirs, everybodys = browser.get(address), client.get(address)
        if name not in DOOR | DRAWN and STAMP.sub(b"", theirs.getvalue()) != STAMP.sub(
            b"", everybodys.getvalue()
        ):
            differing.append(name)

    assert differing == []


def test_public_pages_set_no_cookie_and_ask_for_none(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    answers = {
        name: browser.get(address)
        for name, address in addresses(centre, public=True).items()
        if name not in DOOR
    }

    assert len(answers) > 10
    assert [name for name, answer in answers.items() if answer.cookies] == []
    assert [name for name, answer in answers.items() if "Cookie" in answer.headers.get("Vary", "")] == []


def test_a_kept_page_is_given_without_asking_who_she_is(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept = client.get("/de/heinsberg/angebote/")
    client.force_login(seated(Role.CENTRE_HEAD, centre))

    with django_assert_num_queries(1):
        again = client.get("/de/heinsberg/angebote/")
    assert (again.headers["ETag"], again.content) == (kept.headers["ETag"], kept.content)


def test_there_are_screens_for_staff_alone(centre: Centre) -> None:
    assert set(addresses(centre, public=False)) >= {
        "workspace",
        "synonyms",
        "search_report",
        "search_reasons",
    }


def browser_of(who: str, centre: Centre) -> Client:
    if who == "outsider":
        return signed_in(Role.CENTRE_HEAD, scenario.dueren())
    roles = {"team": Role.CENTRE_HEAD, "state desk": Role.STATE_DESK}
    return signed_in(roles[who], centre) if who in roles else Client()


@pytest.mark.parametrize(
    ("who", "status"), [("team", 200), ("outsider", 404), ("state desk", 403), ("visitor", 403)]
)
def test_no_answer_for_staff_is_kept_by_anybody(who: str, status: int, centre: Centre) -> None:
    browser = browser_of(who, centre)
    answers = [browser.get(address) for address in addresses(centre, public=False).values()]

    read = [answer for answer in answers if answer.status_code != ONLY_SENT]
    of_the_centre = {
        answer.status_code for answer in read if f"/{centre.slug}/" in answer.request["PATH_INFO"]
    }

    assert status in of_the_centre
    assert who == "team" or of_the_centre == {status}
    assert {answer.headers["Cache-Control"] for answer in answers} == {PRIVATE}
    assert {answer.headers["X-Robots-Tag"] for answer in answers} == {"noindex"}
    assert [answer for answer in answers if "ETag" in answer.headers] == []


def test_what_she_saw_nobody_sees_after_her(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    places = addresses(centre, public=False).values()
    seen = [address for address in places if browser.get(address).status_code == 200]
    browser.cookies.clear()

    assert len(seen) > 20
    assert {browser.get(address).status_code for address in seen} == {403}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "knotenpunkt False knotenpunkt-form False []"),
        (
            {"KNOTENPUNKT_PUBLIC_ADDRESS": "http://portal.example"},
            "knotenpunkt False knotenpunkt-form False ['http://portal.example']",
        ),
        (
            {"KNOTENPUNKT_PUBLIC_ADDRESS": "https://portal.example/"},
            "__Host-knotenpunkt True __Host-knotenpunkt-form True ['https://portal.example']",
        ),
        (
            {"KNOTENPUNKT_BEHIND_TLS_PROXY": "yes"},
            "__Host-knotenpunkt True __Host-knotenpunkt-form True []",
        ),
    ],
    ids=["nothing", "http", "https", "a proxy that speaks https"],
)
def test_cookies_travel_encrypted_where_the_pages_do(
    said: dict[str, str], expected: str, tmp_path: Path
) -> None:
    names = (
        "SESSION_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_NAME CSRF_COOKIE_SECURE CSRF_TRUSTED_ORIGINS"
    )
    code = f"from knotenpunkt.config import settings as s; print({', '.join(f's.{name}' for name in names.split())})"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=instance_environment(tmp_path) | said,
        check=True,
        capture_output=True,
        text=True,
    )

    assert told.stdout.strip() == expected


def test_new_passwords_are_hashed_slowly() -> None:
    assert program.PASSWORD_HASHERS[0].endswith(".Argon2PasswordHasher")
