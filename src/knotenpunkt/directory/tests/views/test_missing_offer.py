"""„This is missing here": one click, counted and thanked for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import asking
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.models import SearchCount
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/de/heinsberg/angebote/fehlt/"
THANKS = re.compile(r'<p role="status">(.*?)</p>')
HTMX = {"HX-Request": "true"}


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        yield scenario.heinsberg()


def noted(centre: Centre) -> list[tuple[str, str, str, int, int]]:
    """Words, language, municipality, how often it was missing, how often it was searched for."""
    rows = SearchCount.objects.within(Scope.of(centre)).order_by("words", "language")
    return list(rows.values_list("words", "language", "municipality", "missing", "searches"))


def test_a_click_is_counted_and_leads_to_thanks(client: Client, centre: Centre) -> None:
    answer = client.post(ADDRESS, {"q": "Zauberkurs"}, follow=True)

    assert answer.redirect_chain == [(ADDRESS, 302)]
    assert answer.status_code == 200
    assert len(THANKS.findall(answer.content.decode())) == 1
    assert noted(centre) == [("zauberkurs", "de", "", 1, 0)]


def test_htmx_gets_the_thanks_alone(client: Client, centre: Centre) -> None:
    answer = client.post(ADDRESS, {"q": "Zauberkurs"}, headers=HTMX)

    assert answer.status_code == 200
    assert THANKS.fullmatch(answer.content.decode().strip())
    assert noted(centre) == [("zauberkurs", "de", "", 1, 0)]


def test_both_thank_in_the_same_words(client: Client, centre: Centre) -> None:
    sentences = [
        THANKS.findall(answer.content.decode())
        for address in (ADDRESS, "/en/heinsberg/angebote/fehlt/", "/ar/heinsberg/angebote/fehlt/")
        for answer in (client.get(address), client.post(address, {"q": "Zauberkurs"}, headers=HTMX))
    ]

    assert sentences[0::2] == sentences[1::2]
    assert sentences[2] == [
        "The integration centre now sees that this is missing. Nothing about you was stored."
    ]


def test_the_place_is_counted_apart_and_clicks_add_up(client: Client, centre: Centre) -> None:
    for question in ("Zauberkurs in Erkelenz", "zauberkurs  Erkelenz", "Zauberkurs"):
        client.post(ADDRESS, {"q": question})
    client.post("/ar/heinsberg/angebote/fehlt/", {"q": "سحر"})

    assert sorted(noted(centre)) == sorted(
        [
            ("zauberkurs", "de", scenario.ERKELENZ, 2, 0),
            ("zauberkurs", "de", "", 1, 0),
            ("سحر", "ar", "", 1, 0),
        ]
    )


def test_nothing_is_counted_for_another_centre(client: Client, centre: Centre) -> None:
    other = scenario.dueren()
    client.post(ADDRESS, {"q": "Zauberkurs"})

    assert noted(other) == []


@pytest.mark.parametrize(
    "question", ["Rufen Sie 02452 134222 an", "mama@example.org", "Erkelenz", "", "   ", "?!", "🦄🦄"]
)
def test_what_is_private_or_says_nothing_is_thanked_for_and_not_counted(
    client: Client, centre: Centre, question: str
) -> None:
    answer = client.post(ADDRESS, {"q": question}, headers=HTMX)

    assert THANKS.fullmatch(answer.content.decode().strip())
    assert noted(centre) == []


@pytest.mark.parametrize(
    "question",
    ["x" * 10_000, "<script>alert(1)</script>", "'; DROP TABLE search_searchcount; --", "(?i)(a+)+$"],
)
def test_strange_questions_are_thanked_for(client: Client, centre: Centre, question: str) -> None:
    answer = client.post(ADDRESS, {"q": question}, headers=HTMX)

    assert THANKS.fullmatch(answer.content.decode().strip())
    assert [len(words) <= 80 for words, *_ in noted(centre)] in ([], [True])
    assert client.get("/de/heinsberg/angebote/").status_code == 200


def test_broken_bytes_are_thanked_for(client: Client, centre: Centre) -> None:
    answer = client.post(
        ADDRESS, b"q=Zauber%ffkurs&q2=%", content_type="application/x-www-form-urlencoded", headers=HTMX
    )

    assert answer.status_code == 200
    assert [missing for *_, missing, _ in noted(centre)] == [1]


def test_no_token_and_no_cookie_is_needed(centre: Centre) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(ADDRESS, {"q": "Zauberkurs"})

    assert answer.status_code == 302
    assert dict(answer.cookies) == {}


def test_the_page_is_never_taken_from_memory_and_counts_nothing(client: Client, centre: Centre) -> None:
    answers = [client.get(ADDRESS, {"q": "Zauberkurs"}), client.head(ADDRESS)]

    assert [(answer.status_code, "ETag" in answer.headers) for answer in answers] == [(200, False)] * 2
    assert {directive.strip() for directive in answers[0]["Cache-Control"].split(",")} == {
        "private",
        "no-cache",
    }
    assert noted(centre) == []


def test_the_page_leads_back_to_the_offers(client: Client, centre: Centre) -> None:
    markup = client.get("/ar/heinsberg/angebote/fehlt/").content.decode()

    assert '<html lang="ar" dir="rtl">' in markup
    assert re.findall(r'class="kern-btn kern-btn--primary" href="([^"]*)"', markup) == [
        "/ar/heinsberg/angebote/"
    ]


def test_other_methods_and_centres_are_refused(client: Client, centre: Centre) -> None:
    assert [client.put(ADDRESS).status_code, client.delete(ADDRESS).status_code] == [405, 405]
    assert client.post("/de/atlantis/angebote/fehlt/", {"q": "Zauberkurs"}).status_code == 404
