"""Signing in by password and code, forgotten passwords, attempts that are counted, and what is on record."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client, override_settings

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person, SharedCount
from knotenpunkt.accounts.tests.codes import code_of, with_app
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

SIGN_IN, WORKSPACE, FACTOR = "/de/konto/anmelden/", "/de/heinsberg/arbeitsplatz/", "/de/konto/zweiter-faktor/"
PASSWORD = "drei lange worte"


@pytest.fixture
def editor(centre: Centre) -> Person:
    person = seated(Role.CENTRE_EDITOR, centre)
    person.set_password(PASSWORD)
    person.save()
    return person


def sent(client: Client, person: Person, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": person.email, "password": password, **more})


def letters() -> list[OutgoingMail]:
    every = OutgoingMail.objects.unscoped(reason="letters of the instance belong to no centre")
    return list(every.order_by("created_at", "pk"))


def test_large_and_small_letters_of_an_address_are_the_same(client: Client, editor: Person) -> None:
    answer = client.post(SIGN_IN, {"login": editor.email.upper(), "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, WORKSPACE)


def test_a_password_alone_opens_only_the_way_to_a_second_factor(client: Client, editor: Person) -> None:
    sent(client, editor)
    refused = client.get(WORKSPACE)

    assert (refused.status_code, f'href="{FACTOR}"' in refused.content.decode()) == (403, True)
    secret = re.findall(r'<code dir="ltr">(\w+)</code>', client.get(f"{FACTOR}app/").content.decode())[0]
    done = client.post(f"{FACTOR}app/", {"code": code_of(secret)})
    assert done.headers["Location"] == f"{FACTOR}notfallcodes/"
    assert client.get(WORKSPACE).status_code == 200
    assert (
        len(re.findall(r"<code>(\d{8})</code>", client.get(f"{FACTOR}notfallcodes/").content.decode())) == 10
    )


def test_a_secret_is_stored_encrypted(client: Client, editor: Person) -> None:
    sent(client, editor)
    secret = re.findall(r'<code dir="ltr">(\w+)</code>', client.get(f"{FACTOR}app/").content.decode())[0]
    client.post(f"{FACTOR}app/", {"code": code_of(secret)})

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_password_and_code_open_the_workspace(client: Client, editor: Person) -> None:
    secret = with_app(editor)
    asked = sent(client, editor, next="/de/heinsberg/arbeitsplatz/personen/")
    assert (asked.headers["Location"], client.get(WORKSPACE).status_code) == (f"{SIGN_IN}code/", 403)
    code = code_of(secret)
    answer = client.post(f"{SIGN_IN}code/", {"code": code})

    assert answer.headers["Location"] == "/de/heinsberg/arbeitsplatz/personen/"
    assert client.get(WORKSPACE).status_code == 200
    again = Client()
    sent(again, editor)
    assert again.post(f"{SIGN_IN}code/", {"code": code}).status_code == 200, "a code holds once"


def test_a_wrong_code_opens_nothing(client: Client, editor: Person) -> None:
    with_app(editor)
    sent(client, editor)
    answers = [client.post(f"{SIGN_IN}code/", {"code": "000000"}) for _ in range(7)]

    assert ({answer.status_code for answer in answers}, client.get(WORKSPACE).status_code) == ({200}, 403)


def test_the_last_factor_stays(client: Client, editor: Person) -> None:
    secret = with_app(editor)
    sent(client, editor)
    client.post(f"{SIGN_IN}code/", {"code": code_of(secret)})
    client.post(f"{FACTOR}app/entfernen/")

    assert Authenticator.objects.filter(type="totp").count() == 1


def test_a_providers_editor_may_do_without_a_second_factor(client: Client, centre: Centre) -> None:
    person = seated(Role.PROVIDER_EDITOR, centre)
    person.set_password(PASSWORD)
    person.save()
    sent(client, person)

    assert client.get(WORKSPACE).status_code == 200


@pytest.mark.parametrize("aim", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_a_foreign_host(client: Client, editor: Person, aim: str) -> None:
    assert sent(client, editor, next=aim).headers["Location"] == WORKSPACE


def test_after_five_wrong_passwords_even_the_right_one_waits(editor: Person) -> None:
    for _ in range(5):
        assert sent(Client(), editor, "falsch").status_code == 200
    answer = sent(Client(), editor)

    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (200, True)
    assert Client().get("/de/konto/anmelden/").status_code == 200


def test_attempts_are_counted_in_the_database_for_all_processes(editor: Person) -> None:
    """Another process has nothing of this one's memory: it finds the same numbers in the table."""
    assert settings.CACHES["default"]["LOCATION"] == SharedCount._meta.db_table
    sent(Client(), editor, "falsch")

    keys = list(SharedCount.objects.values_list("cache_key", flat=True))
    assert (len(keys) > 0, {len(key) for key in keys}) == (True, {64})
    assert editor.email not in str(list(SharedCount.objects.values()))
    assert "127.0.0.1" not in str(list(SharedCount.objects.values()))


def test_a_forgotten_password_is_replaced_by_a_link_that_holds_once(client: Client, editor: Person) -> None:
    answer = client.post("/de/konto/passwort-vergessen/", {"email": editor.email.upper()})
    (letter,) = letters()
    link = re.findall(r"http://testserver(/\S+)", letter.text)[0]
    form = client.get(link).headers["Location"]
    new = {"password1": "nebel kanne sieben", "password2": "nebel kanne sieben"}

    assert answer.headers["Location"] == "/de/konto/passwort-vergessen/gesendet/"
    assert (letter.recipient, letter.centre_id) == (editor.email, None)
    assert client.post(form, new).headers["Location"] == "/de/konto/passwort-vergessen/fertig/"
    assert Person.objects.get().check_password("nebel kanne sieben")
    assert client.get("/de/konto/").status_code == 403, "a link alone signs nobody in"
    assert "Location" not in Client().get(link).headers
    assert [each.purpose for each in letters()] == ["accounts.password_reset_key", "accounts.account_changed"]


def test_whether_an_address_is_known_is_not_told(client: Client, editor: Person) -> None:
    answers = [
        client.post("/de/konto/passwort-vergessen/", {"email": email})
        for email in (editor.email, "niemand@kreis.example")
    ]

    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    assert len(letters()) == 1


@override_settings(PUBLIC_ADDRESS="https://portal.example")
def test_a_link_in_a_letter_names_the_public_address(client: Client, editor: Person) -> None:
    client.post("/de/konto/passwort-vergessen/", {"email": editor.email})

    assert "https://portal.example/de/konto/passwort-vergessen/" in letters()[0].text


def test_a_new_password_ends_all_other_sessions(editor: Person) -> None:
    here, there = Client(), Client()
    sent(here, editor)
    sent(there, editor)
    new = {"oldpassword": PASSWORD, "password1": "nebel kanne sieben", "password2": "nebel kanne sieben"}

    assert here.post("/de/konto/passwort/", new).status_code == 302
    assert (here.get("/de/konto/").status_code, there.get("/de/konto/").status_code) == (200, 403)


def test_signing_in_is_on_record_with_its_ways(client: Client, editor: Person) -> None:
    secret = with_app(editor)
    sent(client, editor)
    client.post(f"{SIGN_IN}code/", {"code": code_of(secret)})
    event = AuditEvent.objects.get(action="accounts.sign_in")

    assert (event.actor, event.changes) == (str(editor.pk), {"ways": ["password", "mfa"]})


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_pages_of_signing_in_keep_their_language(language: str, client: Client, editor: Person) -> None:
    with_app(editor)
    place = f"/{language}/konto/anmelden/"
    page = client.get(place)
    answer = client.post(place, {"login": editor.email, "password": PASSWORD})

    assert f'<html lang="{language}"' in page.content.decode()
    assert answer.headers["Location"] == f"{place}code/"


def test_there_is_no_way_to_sign_up(client: Client, db: None) -> None:
    places = ("registrieren/", "signup/", "email/", "anmelden/code/anfordern/", "zweiter-faktor/trust/")

    assert {client.get(f"/de/konto/{place}").status_code for place in places} == {404}
