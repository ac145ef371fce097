"""Screen: one's own account."""

import re

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/konto/"


def test_nobody_has_no_account(client: Client, db: None) -> None:
    answer = client.get(ADDRESS)

    assert (answer.status_code, "/de/konto/anmelden/?next=%2Fde%2Fkonto%2F" in answer.content.decode()) == (
        403,
        True,
    )


def test_the_page_leads_to_every_centre_where_somebody_works(centre: Centre, other_centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_EDITOR, centre)
    Seat.objects.create(person=Person.objects.get(), role=Role.CENTRE_EDITOR, centre=other_centre)

    assert re.findall(r'href="/de/(\w+)/arbeitsplatz/"', browser.get(ADDRESS).content.decode()) == [
        "euskirchen",
        "heinsberg",
    ]


def test_name_and_language_are_changed(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_EDITOR, centre)
    answer = browser.post(ADDRESS, {"display_name": "  Neuer   Name ", "language": "ar"})
    person = Person.objects.get()

    assert (answer.status_code, person.display_name, person.language) == (302, "Neuer Name", "ar")


@pytest.mark.parametrize(
    "sent", [{"display_name": " ", "language": "de"}, {"display_name": "A", "language": "xx"}]
)
def test_what_cannot_be_used_changes_nothing(sent: dict[str, str], centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_EDITOR, centre)

    assert browser.post(ADDRESS, sent).status_code == 422
    assert Person.objects.get().display_name == "Team heinsberg"


def test_nothing_of_it_is_kept_by_anybody(centre: Centre) -> None:
    answer = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS)

    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == (
        "private, no-store",
        "noindex",
    )


def test_the_page_speaks_arabic(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_EDITOR, centre).get("/ar/konto/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/ar/konto/zweiter-faktor/"' in page
