"""One offer."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord, ServiceRecord
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/angebote/sprachkurs-fuer-muetter/"
REFUGE = "/de/heinsberg/angebote/frauenhaus/"
COLD, WARM = 12, 1


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def facts(markup: str) -> list[str]:
    return re.findall(r'<div class="kp-fact"><dt><svg [^>]*><use href="[^"]*#([\w-]+)"', markup)


def test_facts_stand_in_their_order(client: Client, centre: Centre) -> None:
    assert facts(page(client)) == [
        "info",
        "pin",
        "clock",
        "people",
        "speech",
        "euro",
        "level",
        "childcare",
        "door",
    ]


def test_what_nobody_knows_is_left_out(client: Client, centre: Centre) -> None:
    assert facts(page(client, "/de/heinsberg/angebote/chor-bvielklangb/")) == [
        "info",
        "pin",
        "clock",
        "people",
    ]


def test_text_is_marked_as_german_for_other_readers(client: Client, centre: Centre) -> None:
    german, arabic = page(client), page(client, ADDRESS.replace("/de/", "/ar/"))

    text = '<div class="kp-original kp-prose" lang="de" dir="ltr"><p>Einfacher Deutschkurs.</p>'
    assert (text in german, text in arabic) == (True, True)
    assert ("kp-original__note" in german, "kp-original__note" in arabic) == (False, True)


def test_arabic_page_says_the_facts_in_arabic(client: Client, centre: Centre) -> None:
    markup = page(client, ADDRESS.replace("/de/", "/ar/"))

    assert '<html lang="ar" dir="rtl">' in markup
    assert "<p>اللغة الألمانية، النساء</p>" in markup
    assert '<span class="kp-week__full">الخميس</span>' in markup
    assert '<bdi lang="de">Ort der Begegnung, Erkelenz</bdi>' in markup


def test_contact_can_be_tapped(client: Client, centre: Centre) -> None:
    markup = page(client)

    assert re.findall(r'href="(tel:[^"]*)"', markup.split("<footer")[0]) == [
        "tel:+4924315678",
        "tel:+4924315678",
    ]
    assert 'href="mailto:kurs@caritas.example?subject=Sprachkurs%20f%C3%BCr%20M%C3%BCtter"' in markup


def test_contact_of_the_provider_stands_in(client: Client, centre: Centre) -> None:
    assert 'href="tel:+4924311234"' in page(client, "/de/heinsberg/angebote/migrationsberatung/")


def test_source_and_age_are_shown(client: Client, centre: Centre) -> None:
    scenario.confirm(centre, "Migrationsberatung", timezone.localdate(), "Caritas")

    assert '<a href="https://www.zeitung.example/artikel-7"' in page(client)
    assert "kp-age--old" in page(client)
    confirmed = page(client, "/de/heinsberg/angebote/migrationsberatung/")
    assert "kp-age--fresh" in confirmed
    assert '(<bdi lang="de">Caritas</bdi>)' in confirmed


def test_protected_place_is_nowhere_on_the_page(client: Client, centre: Centre) -> None:
    markup = page(client, REFUGE)

    assert [secret for secret in scenario.SECRETS if secret in markup] == []
    assert 'href="tel:+492452999"' in markup
    assert "openstreetmap" not in markup


def test_linked_data_says_what_the_page_says(client: Client, centre: Centre) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client), re.DOTALL)
    assert found
    data = json.loads(found[1])

    assert (data["@type"], data["name"], data["areaServed"]) == (
        "Service",
        "Sprachkurs für Mütter",
        ["Erkelenz"],
    )
    assert data["url"] == f"http://testserver{ADDRESS}"


def test_markup_in_a_title_is_text(client: Client, centre: Centre) -> None:
    markup = page(client, "/de/heinsberg/angebote/chor-bvielklangb/")

    assert "Chor &lt;b&gt;Vielklang&lt;/b&gt;</h1>" in markup
    assert "<b>" not in markup


def test_similar_offers_are_named(client: Client, centre: Centre) -> None:
    similar = page(client, REFUGE).partition('id="similar"')[2]

    assert re.findall(r'kp-card__title"><a [^>]*><span>(.*?)</span>', similar) == ["Migrationsberatung"]


def test_offer_whose_date_is_over_says_so(client: Client, centre: Centre) -> None:
    past = ScheduleRecord(Frequency.ONCE, starts_on=date(2020, 5, 1))
    scenario.publish(centre, (), (ServiceRecord(title="Fest", schedules=(past,)),))

    markup = page(client, "/de/heinsberg/angebote/fest/")

    assert "kp-notice--warning" in markup
    assert "kalender.ics" not in markup


@pytest.mark.parametrize(
    "address",
    [
        "/de/heinsberg/angebote/gibt-es-nicht/",
        "/de/heinsberg/angebote/entwurfsangebot/",
        "/de/heinsberg/angebote/fremdes-angebot/",
        "/de/dueren/angebote/sprachkurs-fuer-muetter/",
        "/de/atlantis/angebote/sprachkurs-fuer-muetter/",
    ],
)
def test_what_is_not_published_here_is_no_page(client: Client, centre: Centre, address: str) -> None:
    scenario.dueren()

    assert client.get(address).status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        page(client)
    with django_assert_num_queries(WARM):
        page(client, REFUGE)
