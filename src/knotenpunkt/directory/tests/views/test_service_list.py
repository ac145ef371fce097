"""The list of offers."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.asking import asking
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.sources import search_index

ADDRESS = "/de/heinsberg/angebote/"
CARD = re.compile(r'kp-card__title"><a [^>]*><span>(.*?)</span></a>')
COLD, WARM = 13, 1


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        yield scenario.heinsberg()


def page(client: Client, query: str = "", address: str = ADDRESS, **headers: str) -> str:
    answer = client.get(address + query, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(markup: str) -> list[str]:
    """The titles of the offers that were found, without the marks of matched words."""
    return [re.sub("</?mark>", "", title) for title in CARD.findall(markup.partition('id="partial"')[0])]


def partly(markup: str) -> list[str]:
    """The titles of the offers that fit in part."""
    return [re.sub("</?mark>", "", title) for title in CARD.findall(markup.partition('id="partial"')[2])]


def count(markup: str, name: str, value: str) -> int:
    found = re.search(rf'name="{name}" value="{value}"[^>]*>.*?kp-count">(\d+)<', markup)
    assert found, (name, value)
    return int(found[1])


def test_everyone_sees_the_published_offers(client: Client, centre: Centre) -> None:
    assert titles(page(client)) == [
        "Migrationsberatung",
        "Chor &lt;b&gt;Vielklang&lt;/b&gt;",
        "Frauenhaus",
        "Sprachkurs für Mütter",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?thema=counselling", ["Migrationsberatung", "Frauenhaus"]),
        ("?thema=counselling&thema=women", ["Migrationsberatung", "Frauenhaus", "Sprachkurs für Mütter"]),
        ("?ort=05370004", ["Migrationsberatung", "Sprachkurs für Mütter"]),
        ("?zielgruppe=mothers", ["Sprachkurs für Mütter"]),
        ("?alter=6-9", ["Chor &lt;b&gt;Vielklang&lt;/b&gt;"]),
        ("?sprache=ar", ["Sprachkurs für Mütter"]),
        ("?tag=1", ["Migrationsberatung"]),
        ("?tag=4&kostenlos=ja", ["Sprachkurs für Mütter"]),
        ("?kinderbetreuung=ja", ["Sprachkurs für Mütter"]),
        ("?nur-frauen=ja", ["Frauenhaus", "Sprachkurs für Mütter"]),
        ("?q=Deutschkurs", ["Sprachkurs für Mütter"]),
        ("?q=CARITAS+hagelkreuz", ["Sprachkurs für Mütter"]),
        ("?q=hilfe+bei+briefen", ["Migrationsberatung", "Frauenhaus"]),
        (
            "?sortierung=titel",
            [
                "Chor &lt;b&gt;Vielklang&lt;/b&gt;",
                "Frauenhaus",
                "Migrationsberatung",
                "Sprachkurs für Mütter",
            ],
        ),
    ],
)
def test_choice_narrows_the_list(client: Client, centre: Centre, query: str, expected: list[str]) -> None:
    assert titles(page(client, query)) == expected


def test_counts_of_a_facet_leave_its_own_choice_aside(client: Client, centre: Centre) -> None:
    markup = page(client, "?thema=women&nur-frauen=ja")

    assert count(markup, "thema", "women") == 1
    assert count(markup, "thema", "counselling") == 1
    assert count(markup, "thema", "meeting") == 0
    assert count(markup, "nur-frauen", "ja") == 1
    assert count(markup, "ort", "05370004") == 1
    assert count(markup, "ort", "05370016") == 0


def test_chosen_values_are_ticked_and_can_be_removed(client: Client, centre: Centre) -> None:
    markup = page(client, "?thema=women&kostenlos=ja")

    assert 'name="thema" value="women" checked' in markup
    assert 'name="kostenlos" value="ja" checked' in markup
    assert re.findall(r'class="kp-chip" href="([^"]*)"', markup) == [
        f"{ADDRESS}?kostenlos=ja",
        f"{ADDRESS}?thema=women",
        ADDRESS,
    ]


def test_table_counts_own_and_district_wide_offers(client: Client, centre: Centre) -> None:
    rows = re.findall(
        r"<th scope=\"row\">.*?>([^<]+)</a></th><td[^>]*>(\d+)</td><td[^>]*>(\d+)<", page(client)
    )

    assert rows == [("Erkelenz", "1", "2"), ("Heinsberg", "1", "2")]


def test_unknown_values_are_named_and_left_out(client: Client, centre: Centre) -> None:
    markup = page(client, "?thema=%3Cscript%3E&seite=x&sortierung=&alter=6-9")

    assert titles(markup) == ["Chor &lt;b&gt;Vielklang&lt;/b&gt;"]
    assert "<q><bdi>&lt;script&gt;</bdi></q>, <q><bdi>x</bdi></q>" in markup
    assert "<script>" not in markup


@pytest.mark.parametrize(
    "query",
    ["?q=%00%ff", f"?seite={'9' * 20}", f"?thema={'x' * 3000}", f"?q={'%F0%9F%98%80' * 200}", "?&&==%zz"],
)
def test_strange_addresses_get_a_page(client: Client, centre: Centre, query: str) -> None:
    assert "</html>" in page(client, query)


def test_nothing_found_offers_a_way_on(client: Client, centre: Centre) -> None:
    markup = page(client, "?thema=women&tag=1")

    assert titles(markup) == []
    assert re.findall(r'<li><a href="([^"]*)">[^<]*: 1 ', markup) == [
        f"{ADDRESS}?tag=1",
        f"{ADDRESS}?thema=women",
    ]


def test_words_of_the_reader_are_escaped(client: Client, centre: Centre) -> None:
    markup = page(client, '?q="><img src=x onerror=alert(1)>')

    assert "<img" not in markup
    assert 'value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"' in markup


def test_pages_of_thirty_offers(client: Client, centre: Centre) -> None:
    scenario.many(centre, 30)

    first, second = page(client), page(client, "?seite=2")

    assert (len(titles(first)), len(titles(second))) == (30, 4)
    assert f'rel="next" href="{ADDRESS}?seite=2"' in first
    assert f'rel="prev" href="{ADDRESS}?"' in second


def test_answer_to_htmx_is_the_same_page(client: Client, centre: Centre) -> None:
    assert page(client, "?thema=women", **{"HX-Request": "true"}) == page(client, "?thema=women")


def test_form_works_without_script(client: Client, centre: Centre) -> None:
    markup = page(client)

    assert f'<form action="{ADDRESS}" method="get"' in markup
    assert 'hx-target="#results" hx-select="#results"' in markup
    assert markup.count('id="results"') == 1


def test_other_languages_keep_the_choice(client: Client, centre: Centre) -> None:
    assert 'href="/ar/heinsberg/angebote/?q=a&amp;thema=women"' in page(client, "?thema=women&tag=&q=a")
    assert 'href="/ar/heinsberg/angebote/" lang="ar"' in page(client)


def test_address_bar_gets_the_choice_in_its_shortest_form(client: Client, centre: Centre) -> None:
    answer = client.get(
        f"{ADDRESS}?q=&thema=women&sortierung=passend&seite=1&fremd=1", headers={"HX-Request": "true"}
    )

    assert answer["HX-Push-Url"] == f"{ADDRESS}?thema=women"


def test_arabic_page_runs_from_right_to_left_with_translated_choices(client: Client, centre: Centre) -> None:
    markup = page(client, address="/ar/heinsberg/angebote/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert '<span class="kp-option__name">اللغة الألمانية</span>' in markup
    assert '<span class="kp-option__name" lang="de" dir="ltr">Erkelenz</span>' in markup
    assert '<span class="kp-option__name">الخميس</span>' in markup


def test_protected_place_is_on_no_page(client: Client, centre: Centre) -> None:
    pages = page(client) + page(client, "?nur-frauen=ja") + page(client, "?ort=05370016")

    assert [secret for secret in scenario.SECRETS if secret in pages] == []


def test_other_centres_offers_are_not_shown(client: Client, centre: Centre) -> None:
    scenario.dueren()

    assert titles(page(client, address="/de/dueren/angebote/")) == ["Fremdes Angebot"]
    assert "Fremdes" not in page(client)


def test_unknown_centre_is_no_page(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/angebote/").status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_centre_without_offers_says_so(client: Client, centre: Centre) -> None:
    factories.centre("leer", "05999")

    markup = page(client, address="/de/leer/angebote/")

    assert titles(markup) == []
    assert "hat noch keine Angebote veröffentlicht" in markup
    assert "Alle Angebote zeigen" not in markup


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        page(client)
    with django_assert_num_queries(WARM):
        page(client, "?thema=meeting")


def test_page_keeps_no_secret_and_no_cookie(client: Client, centre: Centre) -> None:
    answer = client.get(ADDRESS)

    assert dict(answer.cookies) == {}
    assert len(answer.content) < 60_000


def test_old_information_is_visibly_old(client: Client, centre: Centre) -> None:
    scenario.confirm(centre, "Migrationsberatung", date(2026, 11, 20))

    assert re.findall(r"kp-age--(\w+)", page(client)) == ["fresh", "old", "old", "old"]


def test_what_fits_in_part_follows_under_a_heading_of_its_own(client: Client, centre: Centre) -> None:
    some, none = page(client, "?q=Chor+Xyzzyx"), page(client, "?q=Chor")

    assert (titles(some), partly(some)) == ([], ["Chor &lt;b&gt;Vielklang&lt;/b&gt;"])
    assert 'data-number="0"' in some
    assert (partly(none), 'id="partial"' in none) == ([], False)


def test_matched_words_are_marked_and_the_rest_is_escaped(client: Client, centre: Centre) -> None:
    description = 'Ein "Chor" & <i>mehr</i>.'
    scenario.publish(centre, (), (ServiceRecord(title='Teestube "Q"', description=description),))
    markup = page(client, "?q=Chor")

    assert sorted(CARD.findall(markup)) == [
        "<mark>Chor</mark> &lt;b&gt;Vielklang&lt;/b&gt;",
        "Teestube &quot;Q&quot;",
    ]
    assert "Ein &quot;<mark>Chor</mark>&quot; &amp; &lt;i&gt;mehr&lt;/i&gt;." in markup
    assert "<mark>" not in page(client, "?thema=meeting") + page(client, "?q=f%C3%BCr+8-j%C3%A4hrige")


def test_what_was_understood_can_be_taken_away_part_by_part(client: Client, centre: Centre) -> None:
    markup = page(client, "?q=course+in+Erkelenz+on+Thursday&kostenlos=ja", "/en/heinsberg/angebote/")

    assert re.findall(
        r'class="kp-chip" href="/en/heinsberg/angebote/([^"]*)".*?</span><bdi[^>]*>(.*?)<', markup
    ) == [
        ("?q=in+Erkelenz+on+Thursday&amp;kostenlos=ja", "“course”"),
        ("?q=course+on+Thursday&amp;kostenlos=ja", "in \u2068Erkelenz\u2069 and nearby"),
        ("?q=course+in+Erkelenz&amp;kostenlos=ja", "Thursday"),
        ("?q=course+in+Erkelenz+on+Thursday", "Free of charge"),
    ]
    assert "This is how we understood you:" in markup
    assert 'id="understood"' not in page(client, "?kostenlos=ja")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("?q=Migratonsberatung&tag=1", [("?q=Migrationsberatung&amp;tag=1", "Migrationsberatung")]),
        ("?q=Migrationsberatung", []),
        ("?q=Xyzzyx", []),
        ("?q=Entwurfsangebt", []),
    ],
)
def test_a_question_is_asked_back_where_that_helps(
    client: Client, centre: Centre, query: str, meant: list[tuple[str, str]]
) -> None:
    found = re.findall(
        r'kp-meant">[^<]*<a href="/de/heinsberg/angebote/([^"]*)"><bdi[^>]*>(.*?)<', page(client, query)
    )

    assert found == meant


def test_what_is_elsewhere_says_how_far_and_that_this_is_an_estimate(client: Client, centre: Centre) -> None:
    Municipality.objects.filter(pk=scenario.HEINSBERG).update(latitude=51.0633, longitude=6.0991)
    there = PlaceRecord(city="Erkelenz", municipality=scenario.ERKELENZ)
    scenario.publish(centre, (), (ServiceRecord(title="Chor der Stadt", place=there),))
    near, anywhere = (
        page(client, f"?q=Chor{place}", "/en/heinsberg/angebote/") for place in ("+Erkelenz", "")
    )

    assert titles(near) == ["Chor der Stadt", "Chor &lt;b&gt;Vielklang&lt;/b&gt;"]
    assert [re.sub("<[^>]+>", "", away) for away in re.findall(r'kp-away">(.*?)</p>', near)] == [
        "Heinsberg, about 20 km away"
    ]
    assert ("Distances are estimates" in near, "Distances are estimates" in anywhere) == (True, False)


def test_counts_beside_the_choices_are_those_of_the_question(client: Client, centre: Centre) -> None:
    markup = page(client, "?q=Beratung")

    assert [count(markup, "thema", code) for code in ("counselling", "meeting", "women")] == [2, 0, 0]
    assert [count(markup, "tag", day) for day in "14"] == [1, 1]
    assert [count(markup, "ort", ags) for ags in (scenario.ERKELENZ, scenario.HEINSBERG)] == [1, 1]


def test_nothing_found_leads_to_somebody_and_to_what_there_is(client: Client, centre: Centre) -> None:
    Centre.objects.filter(pk=centre.pk).update(phone="+4924521342222")
    scenario.confirm(centre, "Migrationsberatung", date(2026, 11, 20))
    markup = page(client, "?q=Zauberkurs+Xyzzyx&kostenlos=ja", "/en/heinsberg/angebote/")
    results = markup.partition('id="results"')[2].partition("</form>")[0]

    assert 'href="tel:+4924521342222"' in results
    assert re.findall(r'<li><a href="/en/heinsberg/angebote/([^"]*)">(without[^<]*)<', results) == [
        ("?kostenlos=ja", "without “Zauberkurs Xyzzyx”: 1 offer"),
    ]
    assert re.findall(r'<button [^>]*formaction="([^"]*)" formmethod="(\w+)" hx-post="([^"]*)"', results) == [
        ("/en/heinsberg/angebote/fehlt/", "post", "/en/heinsberg/angebote/fehlt/")
    ]
    assert "This is missing here" not in page(client, "?q=Chor", "/en/heinsberg/angebote/")


def test_an_answer_of_an_index_that_lags_is_not_kept(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchIndex, "catch_up", lambda self: None)
    without = client.get(ADDRESS, {"q": "Chor"})
    search_index().build()
    current = client.get(ADDRESS, {"q": "Chor"})
    scenario.publish(centre, (), (ServiceRecord(title="Chor der Stadt"),))
    lagging = client.get(ADDRESS, {"q": "Chor"})

    assert [answer["Cache-Control"] for answer in (without, current, lagging)] == [
        "no-store",
        "public, max-age=0, must-revalidate",
        "no-store",
    ]
    assert [titles(answer.content.decode()) for answer in (without, current, lagging)] == [
        ["Chor &lt;b&gt;Vielklang&lt;/b&gt;"]
    ] * 3
    assert client.get(ADDRESS)["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("number", [1, 3])
def test_a_question_takes_one_statement(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    page(client, "?q=Chor")

    with django_assert_num_queries(WARM):
        found = titles(page(client, "?q=Treff+in+Erkelenz"))
    assert len([title for title in found if title.startswith("Treff")]) == number
