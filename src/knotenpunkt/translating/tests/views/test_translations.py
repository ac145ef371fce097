"""Screen: all languages with what is to do in each."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.translated import by_machine, service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.tests.rows import markup

ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/"
COLD = 9


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def figures(page: str, language: str) -> list[int]:
    """The numbers of a language: outdated, waiting, missing, by machine, released."""
    found = re.search(rf'{language}/">[^<]*</a>(.*?)</tr>', page, re.DOTALL)
    assert found is not None
    cells = re.findall(r"<td.*?</td>", found[1], re.DOTALL)
    return [int(re.sub(r"<span.*?</span>|<[^>]+>|\s", "", cell)) for cell in cells]


def test_each_language_tells_what_it_needs(centre: Centre) -> None:
    titles = {
        title: service(centre, title)
        for title in ("Frauenhaus", "Migrationsberatung", "Sprachkurs für Mütter")
    }
    translate(titles["Frauenhaus"], Section.TITLE, "ar", "بيت")
    translate(titles["Migrationsberatung"], Section.TITLE, "ar", "قديم", source="Beratung")
    translate(titles["Sprachkurs für Mütter"], Section.TITLE, "ar", "دورة")
    by_machine(titles["Frauenhaus"], Section.TITLE, "tr", "Ev")
    translate(titles["Frauenhaus"], Section.TITLE, "de-x-ls", "Haus", released_at=None)
    page = markup(signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS))

    assert figures(page, "ar") == [1, 0, 2, 0, 1]
    assert figures(page, "tr") == [0, 0, 3, 1, 0]
    assert figures(page, "de-x-ls") == [0, 1, 3, 0, 0]
    assert figures(page, "fr") == [0, 0, 4, 0, 0]
    assert page.count("not begun") == 8
    assert f'<a href="{ADDRESS}ar/?stand=outdated">' in page


def test_nothing_published_says_so(db: None) -> None:
    centre = factories.centre()

    page = markup(signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS))
    assert ("Nothing is published yet." in page, "<table" in page) == (True, False)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_sees_the_translations(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == status


def test_another_centre_and_nobody(client: Client, centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert (client.get(ADDRESS).status_code, outsider.get(ADDRESS).status_code) == (403, 404)


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    editor = signed_in(Role.CENTRE_EDITOR, centre)
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)


def test_the_page_speaks_arabic_and_needs_no_script(centre: Centre) -> None:
    page = markup(signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS.replace("/en/", "/ar/")))

    assert ('<html lang="ar" dir="rtl">' in page, "<script" in page) == (True, False)
