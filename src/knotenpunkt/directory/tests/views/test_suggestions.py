"""Suggestions while somebody is typing: a piece of a page, the same for everyone."""

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/vorschlaege/"
LIST, OFFERS, PROVIDERS = "/de/heinsberg/angebote/", "/de/heinsberg/angebote", "/de/heinsberg/traeger"
NOTHING = '<p id="suggestions-count" hx-swap-oob="innerHTML"></p>'
COUNT = re.compile(r'id="suggestions-count" hx-swap-oob="innerHTML">(.*?)</p>')
DOOR = re.compile(
    r'<li><a href="([^"]*)"><svg.*?</svg><span([^>]*)>(.*?)</span>(?:<bdi[^>]*>(.*?)</bdi>)?</a></li>'
)


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, typed: str, address: str = ADDRESS) -> str:
    answer = client.get(address, {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode().strip()


def doors(markup: str) -> list[tuple[str, str, str]]:
    """Label, what tells it from others, and where it leads."""
    return [(label, detail, address) for address, _, label, detail in DOOR.findall(markup)]


def test_topics_places_providers_and_offers_lead_to_themselves(client: Client, centre: Centre) -> None:
    assert doors(page(client, "sprach")) == [
        ("Sprache", "", f"{LIST}?thema=german-language"),
        ("Sprachkurs für Mütter", "Erkelenz", f"{OFFERS}/sprachkurs-fuer-muetter/"),
    ]
    assert doors(page(client, "erk")) == [
        ("Erkelenz", "", f"{LIST}?ort=05370004"),
        ("Caritasverband Erkelenz", "", f"{PROVIDERS}/caritasverband-erkelenz/"),
    ]


def test_every_suggestion_leads_somewhere(client: Client, centre: Centre) -> None:
    addresses = {
        address
        for typed in ("sp", "fr", "be", "mi", "er", "he", "ca", "ch")
        for *_, address in doors(page(client, typed))
    }

    assert len(addresses) > 8
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


@pytest.mark.parametrize(
    "typed",
    ["Entwurf", "Altangebot", "Fremdes", "Geheimhaus", "Verborgene", "52599", "Verstecktdorf", "Altverein"],
)
def test_what_is_not_public_or_anothers_is_never_suggested(
    client: Client, centre: Centre, typed: str
) -> None:
    scenario.dueren()
    old = factories.organization_record("Altverein", status=Status.ARCHIVED)
    scenario.publish(centre, (old,), (ServiceRecord(title="Altangebot", status=Status.ARCHIVED),))

    assert page(client, typed) == NOTHING


def test_a_confidential_offer_is_suggested_without_its_place(client: Client, centre: Centre) -> None:
    assert doors(page(client, "frauenhaus")) == [("Frauenhaus", "", f"{OFFERS}/frauenhaus/")]


def test_a_change_is_suggested_at_once(client: Client, centre: Centre) -> None:
    before = page(client, "töpf")
    scenario.publish(centre, (), (ServiceRecord(title="Töpfern"),))

    assert (before, doors(page(client, "töpf"))) == (NOTHING, [("Töpfern", "", f"{OFFERS}/toepfern/")])


def test_suggestions_are_escaped(client: Client, centre: Centre) -> None:
    scenario.publish(centre, (), (ServiceRecord(title='Treff "<script>alert(1)</script>" & mehr'),))

    assert [html.unescape(label) for label, *_ in doors(page(client, "vielklang"))] == [
        "Chor <b>Vielklang</b>"
    ]
    assert "Chor &lt;b&gt;Vielklang&lt;/b&gt;" in page(client, "vielklang")
    assert "&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot; &amp; mehr" in page(client, "treff")
    assert "<script" not in page(client, "treff")


def test_screen_readers_hear_how_many_there_are(client: Client, centre: Centre) -> None:
    assert COUNT.findall(page(client, "frauenhaus", "/en/heinsberg/vorschlaege/")) == [
        "1 suggestion below the search field"
    ]
    assert COUNT.findall(page(client, "erk", "/en/heinsberg/vorschlaege/")) == [
        "2 suggestions below the search field"
    ]


def test_names_are_german_and_topics_are_the_readers(client: Client, centre: Centre) -> None:
    markup = page(client, "اللغ", "/ar/heinsberg/vorschlaege/") + page(
        client, "erkelenz", "/ar/heinsberg/vorschlaege/"
    )

    assert [(label, language) for _, language, label, _ in DOOR.findall(markup)] == [
        ("اللغة الألمانية", ""),
        ("Erkelenz", ' lang="de" dir="ltr"'),
        ("Caritasverband Erkelenz", ' lang="de" dir="ltr"'),
    ]
    assert doors(markup)[0][2] == "/ar/heinsberg/angebote/?thema=german-language"


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "typed", ["", " ", "s", "?!…", "\x00", "x" * 10_000, "<script>", "' OR 1=1 --", ".*", "(((", "%", "Xyzzy"]
)
def test_where_nothing_begins_so_there_is_nothing(
    client: Client, centre: Centre, typed: str, language: str
) -> None:
    assert page(client, typed, f"/{language}/heinsberg/vorschlaege/") == NOTHING


def test_broken_bytes_get_nothing(client: Client, centre: Centre) -> None:
    broken = ("%ff", "%C3%28", "%ED%A0%80")

    assert [client.get(f"{ADDRESS}?q={raw}").content.decode().strip() for raw in broken] == [NOTHING] * 3


def test_it_is_a_piece_of_a_page_that_may_be_kept(client: Client, centre: Centre) -> None:
    answer = client.get(ADDRESS, {"q": "sprach"})

    assert b"<html" not in answer.content
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert dict(answer.cookies) == {}


def test_nobody_else_is_asked(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/vorschlaege/", {"q": "sprach"}).status_code == 404
    assert client.post(ADDRESS, {"q": "sprach"}).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_statements_are_constant(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    page(client, "xyzzy")

    with django_assert_num_queries(1):
        assert len(doors(page(client, "treff"))) == number
