"""Whatever is put into the address of a search: a friendly page or nothing at all, never an error."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import asking
from knotenpunkt.regions.models import Centre

BAD = {
    "ten thousand letters": "q=" + "x" * 10_000,
    "ten thousand words": "q=" + "Kurs+" * 2_000,
    "punctuation": "q=?!%E2%80%A6-_.,;:()%22%27",
    "control characters": "q=%00%01%1b%7f%E2%80%AE%EF%BB%BF",
    "mixed scripts": "q=Kurs%D0%BA%D1%83%D1%80%D1%81%D8%AF%D9%88%D8%B1%D8%A9%E8%AF%BE%E7%A8%8B",
    "SQL": "q=%27%3B+DROP+TABLE+directory_service%3B+--",
    "HTML": "q=%3Cscript%3Ealert(1)%3C/script%3E%3Cimg+src=x+onerror=alert(1)%3E",
    "regular expression": "q=(a%2B)%2B%24.*%5B%5E%5D%5C",
    "broken UTF-8": "q=%ff%C3%28%ED%A0%80",
    "template": "q=%7B%7B+7*7+%7D%7D%7B%25+debug+%25%7D",
    "query language": "q=title:Chor+AND+-text:*+OR+%22",
    "negative page": "q=Chor&seite=-3",
    "page of letters": "q=Chor&seite=zwei&sortierung=xyz",
    "unknown filters": "q=Chor&thema=gibt-es-nicht&ort=99999999&fremd=1&tag=9",
    "many filters": "q=Chor&" + "&".join(f"thema={number}" for number in range(500)),
}


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        yield scenario.heinsberg()


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("kind", BAD)
def test_bad_questions_get_a_friendly_page(client: Client, centre: Centre, kind: str, language: str) -> None:
    answer = client.get(f"/{language}/heinsberg/angebote/?{BAD[kind]}")
    markup = answer.content.decode()
    results = markup.partition('id="results"')[2]

    assert answer.status_code == 200
    assert len(re.findall(r"<h1>[^<]+</h1>", markup)) == 1
    assert len(re.findall(r'id="number" data-number="\d+"[^>]*>[^<]+<', results)) == 1
    assert "kp-card__title" in results or "kp-empty" in results
    assert [tag for tag in ("<script>", "<img") if tag in markup] == []


@pytest.mark.parametrize("kind", BAD)
def test_bad_questions_with_htmx_get_the_same_page(client: Client, centre: Centre, kind: str) -> None:
    address = f"/de/heinsberg/angebote/?{BAD[kind]}"
    plain, with_htmx = client.get(address), client.get(address, headers={"HX-Request": "true"})

    assert with_htmx.content == plain.content
    assert with_htmx["HX-Push-Url"].isascii()
    assert len(with_htmx["HX-Push-Url"]) < 1_300


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("kind", BAD)
def test_bad_beginnings_suggest_nothing_strange(
    client: Client, centre: Centre, kind: str, language: str
) -> None:
    answer = client.get(f"/{language}/heinsberg/vorschlaege/?{BAD[kind]}")

    assert answer.status_code == 200
    assert [tag for tag in ("<script", "<img") if tag in answer.content.decode()] == []


@pytest.mark.parametrize(
    "query", ["q=Chor&seite=-3", "q=Chor&seite=99999", "q=Chor&thema=gibt-es-nicht", "q=Chor&sortierung=xyz"]
)
def test_what_nobody_understands_does_not_hide_what_was_asked(
    client: Client, centre: Centre, query: str
) -> None:
    markup = client.get(f"/de/heinsberg/angebote/?{query}").content.decode()

    assert re.findall(r"<span><mark>Chor</mark> (.*?)</span></a>", markup) == ["&lt;b&gt;Vielklang&lt;/b&gt;"]
