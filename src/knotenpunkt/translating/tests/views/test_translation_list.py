"""Screen: the entries of one language by what they need."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.tests.rows import markup

ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/ar/"
COLD = 9


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def titles(editor: Client, query: str = "") -> list[str]:
    page = markup(editor.get(ADDRESS + query))
    return re.findall(r'lang="de"><bdi>(.*?)</bdi></a></th>', page)


def test_what_needs_somebody_most_comes_first(editor: Client, centre: Centre) -> None:
    translate(service(centre, "Frauenhaus"), Section.TITLE, "ar", "بيت")
    translate(service(centre, "Sprachkurs für Mütter"), Section.TITLE, "ar", "قديم", source="alt")

    assert titles(editor) == [
        "Sprachkurs für Mütter",
        "Chor &lt;b&gt;Vielklang&lt;/b&gt;",
        "Migrationsberatung",
        "Frauenhaus",
    ]


def test_a_state_and_words_are_chosen(editor: Client, centre: Centre) -> None:
    translate(service(centre, "Frauenhaus"), Section.TITLE, "ar", "بيت")

    assert titles(editor, "?stand=released") == ["Frauenhaus"]
    assert titles(editor, "?q=BERATUNG") == ["Migrationsberatung"]
    assert titles(editor, "?q=beratung&stand=released") == []
    assert len(titles(editor, "?stand=unknown&seite=zwei")) == 4
    assert "No entry is in this state." in markup(editor.get(f"{ADDRESS}?stand=waiting"))


def test_providers_with_a_description_are_listed(editor: Client, centre: Centre) -> None:
    own = Organization.objects.within(Scope.of(centre)).filter(name=scenario.CARITAS.name)
    own.update(description="Wir helfen.")
    page = markup(editor.get(ADDRESS))

    assert f"{ADDRESS}traeger/{own.get().pk}/" in page


def test_many_entries_stand_on_several_pages(editor: Client, centre: Centre) -> None:
    scenario.many(centre, 60)
    first, second = (markup(editor.get(f"{ADDRESS}?seite={page}")) for page in (1, 2))

    assert (first.count("<tr>"), second.count("<tr>")) == (51, 15)
    assert len(titles(editor, "?seite=9")) == 14
    assert ('href="?seite=2"' in first, 'rel="prev"' in second) == (True, True)


def test_languages_that_nobody_translates_into_do_not_exist(editor: Client) -> None:
    place = "/en/heinsberg/arbeitsplatz/uebersetzungen/"

    assert [editor.get(f"{place}{code}/").status_code for code in ("de", "xx", "de-x-ls")] == [404, 404, 200]


def test_who_sees_the_list(centre: Centre, client: Client) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    refused = signed_in(Role.PROVIDER_EDITOR, centre)

    assert [browser.get(ADDRESS).status_code for browser in (client, refused, outsider)] == [403, 403, 404]


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
