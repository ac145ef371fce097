"""The command that gives out a link."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from knotenpunkt.accounts.models import Person
from knotenpunkt.regions.models import Centre


def output(**options: str) -> tuple[str, str]:
    told, remarks = StringIO(), StringIO()
    call_command("sign-in-link", **options, stdout=told, stderr=remarks)
    return told.getvalue(), remarks.getvalue()


@override_settings(PUBLIC_ADDRESS="https://portal.example")
def test_the_command_gives_out_one_link_and_nothing_else(centre: Centre) -> None:
    link, remarks = output(centre="heinsberg", role="centre_head")

    assert link.startswith("https://portal.example/de/heinsberg/anmelden/?schluessel=")
    assert link.count("\n") == 1
    assert remarks == (
        "Gilt 15 Minuten und für eine Anmeldung: Leitung im Integrationszentrum Kreis Heinsberg.\n"
    )


@override_settings(PUBLIC_ADDRESS="")
def test_without_a_public_address_the_command_says_what_to_replace(centre: Centre) -> None:
    link, remarks = output(centre="heinsberg", role="centre_editor")

    assert link.startswith("http://127.0.0.1:8000/de/heinsberg/anmelden/?schluessel=")
    assert "KNOTENPUNKT_PUBLIC_ADDRESS ist nicht gesetzt" in remarks


def test_the_link_opens_the_workspace(centre: Centre) -> None:
    link, _ = output(centre="heinsberg", role="centre_head")
    path = link.strip().partition("8000")[2]
    browser = Client()

    page = browser.get(path).content.decode()
    answer = browser.post("/de/heinsberg/anmelden/", {"schluessel": value_of(page)})

    assert answer.headers["Location"] == "/de/heinsberg/arbeitsplatz/"
    assert browser.get("/de/heinsberg/arbeitsplatz/").status_code == 200


def value_of(page: str) -> str:
    return page.partition('name="schluessel" value="')[2].partition('"')[0]


def test_an_unknown_centre_ends_in_a_sentence(centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    remarks = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("sign-in-link", centre="heinsburg", role="centre_head", stderr=remarks)

    assert (ended.value.code, remarks.getvalue()) == (
        2,
        "Ein Zentrum „heinsburg (heinsberg?)“ gibt es nicht. Gemeint ist der Kurzname, etwa heinsberg.\n",
    )


def test_a_closed_account_ends_in_a_sentence(centre: Centre) -> None:
    output(centre="heinsberg", role="centre_head")
    Person.objects.update(is_active=False)
    remarks = StringIO()
    with pytest.raises(SystemExit):
        call_command("sign-in-link", centre="heinsberg", role="centre_head", stderr=remarks)

    assert remarks.getvalue() == "Das Konto „Leitung (heinsberg)“ ist geschlossen.\n"
