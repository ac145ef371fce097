"""Accounts with a known password open demonstrations and nothing else."""

from datetime import UTC, datetime

import pytest
from django.test import Client, override_settings

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.actions.demonstration import (
    NoDemonstration,
    demonstration_accounts,
    demonstration_password,
    make_demonstration_accounts,
    make_state_demonstration_account,
    state_demonstration_account,
)
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SIGN_IN, WORKSPACE = "/de/konto/anmelden/", "/de/heinsberg/arbeitsplatz/"


@pytest.fixture
def demonstration(centre: Centre) -> Centre:
    centre.is_demonstration = True
    centre.save()
    make_demonstration_accounts(centre, actor=OPERATOR, now=NOW)
    return centre


def signed_in(email: str = "redaktion@heinsberg.example") -> Client:
    client = Client()
    client.post(SIGN_IN, {"login": email, "password": demonstration_password()})
    return client


def test_the_accounts_open_the_demonstration_without_a_second_factor(demonstration: Centre) -> None:
    told = demonstration_accounts(demonstration)

    assert [account.email.partition("@")[0] for account in told] == [
        "datenschutz",
        "leitung",
        "redaktion",
        "verwaltung",
    ]
    assert [signed_in(account.email).get(WORKSPACE).status_code for account in told] == [200] * 4


def test_making_them_again_changes_nothing(demonstration: Centre) -> None:
    before = list(Person.objects.order_by("pk").values())
    make_demonstration_accounts(demonstration, actor=OPERATOR, now=NOW)

    assert list(Person.objects.order_by("pk").values()) == before


def test_a_centre_that_is_no_demonstration_gets_none(centre: Centre) -> None:
    with pytest.raises(NoDemonstration):
        make_demonstration_accounts(centre, actor=OPERATOR, now=NOW)
    assert (Person.objects.count(), demonstration_accounts(centre)) == (0, [])


def test_the_day_a_centre_starts_in_earnest_they_open_nothing(demonstration: Centre) -> None:
    client = signed_in()
    Centre.objects.update(is_demonstration=False)

    assert [browser.get(WORKSPACE).status_code for browser in (client, signed_in())] == [404, 404]


def test_a_seat_in_an_earnest_centre_opens_nothing_for_them(
    demonstration: Centre, other_centre: Centre
) -> None:
    person = Person.objects.get(email="leitung@heinsberg.example")
    Seat.objects.create(person=person, role=Role.CENTRE_HEAD, centre=other_centre)

    assert signed_in(person.email).get("/de/euskirchen/arbeitsplatz/").status_code == 404


def test_one_visitor_cannot_lock_out_the_next(demonstration: Centre) -> None:
    answers = [
        signed_in().post(f"/de/konto/{page}")
        for page in ("passwort/", "zweiter-faktor/app/", "zweiter-faktor/passkeys/neu/")
    ]

    assert [answer.status_code for answer in answers] == [403] * 3


def test_an_account_that_somebody_uses_in_earnest_is_left_alone(centre: Centre) -> None:
    centre.is_demonstration = True
    centre.save()
    Person.objects.create(email="leitung@heinsberg.example", display_name="Leitung")

    with pytest.raises(NoDemonstration):
        make_demonstration_accounts(centre, actor=OPERATOR, now=NOW)


def test_every_instance_has_a_password_of_its_own() -> None:
    with override_settings(SECRET_KEY="one"):
        one = demonstration_password()
    with override_settings(SECRET_KEY="two"):
        assert demonstration_password() != one


def test_only_the_console_makes_them(demonstration: Centre, personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        make_demonstration_accounts(demonstration, actor=personas.head, now=NOW)


def test_the_account_of_the_state_desk_opens_it_without_a_second_factor(demonstration: Centre) -> None:
    make_state_demonstration_account(actor=OPERATOR, now=NOW)
    make_state_demonstration_account(actor=OPERATOR, now=NOW)
    browser = signed_in("land@nrw.example")

    assert browser.get("/de/land/").status_code == 200
    assert browser.get(WORKSPACE).status_code == 403


def test_the_account_of_the_state_desk_opens_nothing_where_somebody_works_in_earnest(
    demonstration: Centre, other_centre: Centre
) -> None:
    make_state_demonstration_account(actor=OPERATOR, now=NOW)
    seated(Role.CENTRE_EDITOR, other_centre)

    assert state_demonstration_account() is None
    assert signed_in("land@nrw.example").get("/de/land/").status_code == 403
    with pytest.raises(NoDemonstration):
        make_state_demonstration_account(actor=OPERATOR, now=NOW)
