"""Screen: the terms that a centre translates always in the same way."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.actions import edit_glossary
from knotenpunkt.translating.models import GlossaryTerm
from knotenpunkt.translating.tests.rows import markup

ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/begriffe/"
SENT = {"german": " Integrationskurs ", "target": "ar", "fixed": "دورة الاندماج"}
COLD = 7


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def terms(centre: Centre) -> list[tuple[str, str, str]]:
    rows = GlossaryTerm.objects.within(Scope.of(centre))
    return list(rows.values_list("german", "language", "fixed"))


def test_a_term_is_added_listed_and_replaced(editor: Client, centre: Centre) -> None:
    answer = editor.post(ADDRESS, SENT)
    editor.post(ADDRESS, SENT | {"target": "tr", "fixed": "Uyum kursu"})
    editor.post(ADDRESS, SENT | {"fixed": "دورة اندماج"})

    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert terms(centre) == [
        ("Integrationskurs", "ar", "دورة اندماج"),
        ("Integrationskurs", "tr", "Uyum kursu"),
    ]
    assert '<bdi lang="ar">دورة اندماج</bdi>' in markup(editor.get(ADDRESS))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"german": " "}, "Please write the German term."),
        ({"fixed": ""}, "Please write the translation."),
        ({"target": "de"}, "Please choose a language."),
        ({"target": ""}, "Please choose a language."),
        ({"german": "x" * 121}, "Please shorten this to 120 characters. It has 121."),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    editor: Client, centre: Centre, wrong: dict[str, str], sentence: str
) -> None:
    answer = editor.post(ADDRESS, SENT | wrong)

    assert (answer.status_code, markup(answer).count(sentence), terms(centre)) == (422, 1, [])


def test_a_full_glossary_says_so(editor: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.post(ADDRESS, SENT)
    monkeypatch.setattr(edit_glossary, "MOST_TERMS", 1)
    answer = editor.post(ADDRESS, SENT | {"german": "Sprachkurs"})

    assert (answer.status_code, "So many terms are kept already." in markup(answer)) == (422, True)
    assert editor.post(ADDRESS, SENT).status_code == 302


def test_removing_asks_once(editor: Client, centre: Centre) -> None:
    editor.post(ADDRESS, SENT)
    term = GlossaryTerm.objects.within(Scope.of(centre)).get()
    place = f"{ADDRESS}{term.pk}/entfernen/"
    question = markup(editor.get(place))
    before = len(terms(centre))
    editor.post(place)

    assert "Remove “Integrationskurs” (Arabic)?" in question
    assert (before, terms(centre), editor.post(place).status_code) == (1, [], 404)
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "translating.term.keep",
        "translating.term.remove",
    ]


def test_who_edits_the_glossary(client: Client, editor: Client, centre: Centre) -> None:
    editor.post(ADDRESS, SENT)
    place = f"{ADDRESS}{GlossaryTerm.objects.within(Scope.of(centre)).get().pk}/entfernen/"
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    refused = signed_in(Role.TENANT_ADMINISTRATOR, centre)
    own = place.replace("heinsberg", "dueren")

    assert [client.post(address, SENT).status_code for address in (ADDRESS, place)] == [403, 403]
    assert [refused.post(address, SENT).status_code for address in (ADDRESS, place)] == [403, 403]
    assert [outsider.post(address, SENT).status_code for address in (ADDRESS, place, own)] == [404] * 3
    assert len(terms(centre)) == 1


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for position in range(number):
        GlossaryTerm.objects.create(centre=centre, german=f"Wort {position}", language="ar", fixed="كلمة")

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
