"""Screen: a centre's own search words."""

import html
import re
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions import edit_synonyms
from knotenpunkt.search.actions.edit_synonyms import SynonymContent, add_synonym
from knotenpunkt.search.domain.synonyms import SynonymWords
from knotenpunkt.search.models import Synonym
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/suchwoerter/"
NOW = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
SENT = {"words": "Amt, Arbeitsamt", "means": "Jobcenter", "note": "so sagen viele"}
COLD = 7


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


@pytest.fixture
def entry(centre: Centre) -> Synonym:
    return kept(centre, "KiTa", "Kindergarten")


def kept(centre: Centre, words: str, means: str) -> Synonym:
    content = SynonymContent(SynonymWords((words,), (means,)))
    return add_synonym(centre, content, actor=OPERATOR, now=NOW)


def stored(centre: Centre) -> list[tuple[str, str, str]]:
    return list(Synonym.objects.within(Scope.of(centre)).values_list("words", "means", "note"))


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def errors(response: Any) -> list[tuple[str, str]]:
    """Field and sentence of everything that was refused."""
    found = re.findall(
        r'<p class="kern-error" id="(\w+)-error">.*?<span class="kern-body">(.*?)</span>',
        response.content.decode(),
    )
    return [(field, re.sub("[\u2068\u2069]", "", html.unescape(sentence))) for field, sentence in found]


def test_words_are_added_and_listed(editor: Client, centre: Centre) -> None:
    answer = editor.post(ADDRESS, SENT)

    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert stored(centre) == [("Amt, Arbeitsamt", "Jobcenter", "so sagen viele")]
    assert "Amt, Arbeitsamt" in text(editor.get(ADDRESS))


def test_an_empty_list_invites(editor: Client) -> None:
    page = editor.get(ADDRESS)

    assert ("No words of your own yet." in text(page), "<table" in page.content.decode()) == (True, False)


def test_words_are_changed_in_the_same_form(editor: Client, centre: Centre, entry: Synonym) -> None:
    place = f"{ADDRESS}{entry.pk}/"
    page = editor.get(place).content.decode()
    answer = editor.post(place, SENT)

    assert re.findall(r'name="(?:words|means)"[^>]*value="([^"]*)"', page) == ["KiTa", "Kindergarten"]
    assert f'action="{place}"' in page
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert stored(centre) == [("Amt, Arbeitsamt", "Jobcenter", "so sagen viele")]


def test_removing_asks_once_and_names_the_words(editor: Client, centre: Centre, entry: Synonym) -> None:
    place = f"{ADDRESS}{entry.pk}/entfernen/"
    question = text(editor.get(place))
    before = stored(centre)
    answer = editor.post(place)

    assert "Remove “KiTa”?" in question
    assert (before, stored(centre)) == ([("KiTa", "Kindergarten", "")], [])
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert editor.post(place).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"words": " , "}, [("words", "Please write at least one word that people type.")]),
        ({"means": ""}, [("means", "Please write at least one German word that stands in offers.")]),
        (
            {"words": "x" * 61},
            [("words", f"“{'x' * 60}…” is too long. A word has up to 60 letters.")],
        ),
        (
            {"means": ",".join(f"wort{number}" for number in range(21))},
            [("means", "These are too many words. Up to 20 go together.")],
        ),
        (
            {"words": "wo kann ich Geld für Strom"},
            [
                (
                    "words",
                    (
                        "“wo kann ich Geld für Strom” is a whole sentence. Up to 5 words in a row are compared. "
                        "Please put commas between."
                    ),
                )
            ],
        ),
        ({"words": "Amt, amt"}, [("words", "“amt” stands there twice.")]),
        ({"words": "?!"}, [("words", "“?!” has neither letters nor digits.")]),
        (
            {"means": "Jobcenter, AMT"},
            [("means", "“AMT” stands in both fields. The search knows that a word means itself.")],
        ),
        ({"note": "n" * 201}, [("note", "Please shorten the note to 200 characters. It has 201.")]),
        (
            {"words": "", "means": ""},
            [
                ("words", "Please write at least one word that people type."),
                ("means", "Please write at least one German word that stands in offers."),
            ],
        ),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_at_its_field(
    editor: Client, centre: Centre, wrong: dict[str, str], told: list[tuple[str, str]]
) -> None:
    answer = editor.post(ADDRESS, SENT | wrong)

    assert (answer.status_code, errors(answer), stored(centre)) == (422, told, [])


def test_nothing_written_is_lost_and_nothing_typed_becomes_markup(editor: Client) -> None:
    page = editor.post(ADDRESS, {"words": '"><script>x</script>', "means": "", "note": "N"}).content.decode()

    assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in page
    assert "<script" not in page


def test_a_change_that_cannot_be_used_changes_nothing(editor: Client, centre: Centre, entry: Synonym) -> None:
    answer = editor.post(f"{ADDRESS}{entry.pk}/", SENT | {"means": ""})

    assert (answer.status_code, stored(centre)) == (422, [("KiTa", "Kindergarten", "")])


def test_a_second_tap_adds_nothing(editor: Client, centre: Centre) -> None:
    for _ in range(2):
        editor.post(ADDRESS, SENT)

    assert len(stored(centre)) == 1


def test_a_full_list_says_so(editor: Client, entry: Synonym, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_synonyms, "MOST_SYNONYMS", 1)
    answer = editor.post(ADDRESS, SENT)

    assert (answer.status_code, "So many words are kept already." in text(answer)) == (422, True)


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
def test_who_may_edit_the_words(centre: Centre, entry: Synonym, role: Role, status: int) -> None:
    browser = signed_in(role, centre)
    places = [ADDRESS, f"{ADDRESS}{entry.pk}/", f"{ADDRESS}{entry.pk}/entfernen/"]

    assert [browser.get(place).status_code for place in places] == [status] * 3
    if status == 403:
        assert [browser.post(place, SENT).status_code for place in places] == [403] * 3
        assert stored(centre) == [("KiTa", "Kindergarten", "")]


def test_nobody_edits_without_signing_in(client: Client, centre: Centre, entry: Synonym) -> None:
    places = [ADDRESS, f"{ADDRESS}{entry.pk}/", f"{ADDRESS}{entry.pk}/entfernen/"]

    assert [client.post(place, SENT).status_code for place in places] == [403] * 3
    assert stored(centre) == [("KiTa", "Kindergarten", "")]


def test_another_centres_words_do_not_exist(centre: Centre, other_centre: Centre, entry: Synonym) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    own = "/en/euskirchen/arbeitsplatz/suchwoerter/"
    places = [
        ADDRESS,
        f"{ADDRESS}{entry.pk}/",
        f"{own}{entry.pk}/",
        f"{own}{entry.pk}/entfernen/",
        f"{own}{uuid.UUID(int=1)}/",
    ]

    assert [outsider.post(place, SENT).status_code for place in places] == [404] * 5
    assert "KiTa" not in text(outsider.get(own))
    assert (stored(centre), stored(other_centre)) == ([("KiTa", "Kindergarten", "")], [])


def test_a_foreign_page_writes_nothing(centre: Centre) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(Role.CENTRE_HEAD, centre).cookies

    answer = browser.post(ADDRESS, SENT, headers={"origin": "https://evil.example"})
    assert (answer.status_code, stored(centre)) == (403, [])


def test_the_pages_own_form_is_let_through(centre: Centre) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(Role.CENTRE_HEAD, centre).cookies
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', browser.get(ADDRESS).content.decode())[0]

    assert browser.post(ADDRESS, SENT | {"csrfmiddlewaretoken": token}).status_code == 302


def test_the_trail_names_the_person_by_a_key(editor: Client, centre: Centre) -> None:
    editor.post(ADDRESS, SENT)

    (actor,) = AuditEvent.objects.values_list("actor", flat=True)
    assert uuid.UUID(actor).version == 7


def test_the_page_speaks_arabic_and_needs_no_script(editor: Client, entry: Synonym) -> None:
    page = editor.get("/ar/heinsberg/arbeitsplatz/suchwoerter/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert '<span lang="de" dir="ltr">Kindergarten</span>' in page
    assert "<script" not in page


def test_the_day_of_a_change_is_the_day_in_germany(editor: Client, entry: Synonym) -> None:
    assert "27 Nov 2026" in text(editor.get(ADDRESS))


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for position in range(number):
        kept(centre, f"Wort{position}", "Jobcenter")

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
