"""Screen: the mailbox of a demonstration."""

import html
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.mail.tests.letters import LETTER, NOW, posted
from knotenpunkt.regions.models import Centre

ADDRESS = "/en/heinsberg/postfach/"
STATEMENTS = 3


@pytest.fixture
def demo(centre: Centre) -> Centre:
    centre.is_demonstration = True
    centre.save()
    return centre


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def subjects(response: Any) -> list[str]:
    return re.findall(r'<h2 id="letter-[^"]+"><bdi>(.*?)</bdi>', response.content.decode())


def test_letters_are_read_by_everyone_the_newest_first(client: Client, demo: Centre) -> None:
    posted(demo, replace(LETTER, subject="Erster"))
    posted(demo, replace(LETTER, subject="Zweiter"), now=NOW + timedelta(minutes=1))
    page = client.get(ADDRESS)

    assert (page.status_code, subjects(page)) == (200, ["Zweiter", "Erster"])
    assert "In the demonstration no letter leaves the house." in text(page)
    assert text(page).count("To post@verein.example · 26 November 2026, 10:0") == 2


def test_links_of_our_own_instance_can_be_followed(client: Client, demo: Centre) -> None:
    posted(
        demo,
        replace(
            LETTER,
            text="Stimmt noch: http://127.0.0.1:8000/de/heinsberg/antwort/?schluessel=a&b=1\n"
            "Hier: http://testserver/de/\nFremd: https://evil.example/de/\n<script>alert(1)</script>",
        ),
    )
    page = client.get(ADDRESS).content.decode()
    letter = page.partition('<p class="kp-written"')[2].partition("</p>")[0]

    assert re.findall(r'href="([^"]+)"', letter) == [
        "/de/heinsberg/antwort/?schluessel=a&amp;b=1",
        "/de/",
    ]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in letter


def test_markup_of_a_letter_is_shown_as_text(client: Client, demo: Centre) -> None:
    posted(demo, replace(LETTER, html="<img src=x onerror=alert(1)>"))

    assert "&lt;img src=x onerror=alert(1)&gt;" in client.get(ADDRESS).content.decode()


def test_letters_of_another_centre_and_of_the_instance_are_not_there(
    client: Client, demo: Centre, other_centre: Centre
) -> None:
    Centre.objects.filter(pk=other_centre.pk).update(is_demonstration=True)
    posted(other_centre)
    posted(None)
    page = client.get(ADDRESS)

    assert (subjects(page), "No letter has been written yet." in text(page)) == ([], True)


def test_there_is_none_where_the_data_are_real(client: Client, centre: Centre) -> None:
    assert client.get(ADDRESS).status_code == 404


def test_there_is_one_where_letters_of_other_centres_leave(client: Client, demo: Centre) -> None:
    with override_settings(MAIL_SERVER=SmtpServer("127.0.0.1", 25, Encryption.NONE)):
        assert client.get(ADDRESS).status_code == 200


def test_nothing_is_kept_or_indexed(client: Client, demo: Centre) -> None:
    page = client.get(ADDRESS)

    assert (page.headers["Cache-Control"], dict(page.cookies)) == ("private, no-store", {})
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_older_letters_are_on_further_pages(client: Client, demo: Centre) -> None:
    for number in range(21):
        posted(demo, replace(LETTER, subject=f"Nr. {number}"), now=NOW + timedelta(minutes=number))

    assert subjects(client.get(f"{ADDRESS}?seite=2")) == ["Nr. 0"]
    assert 'href="?seite=2"' in client.get(f"{ADDRESS}?seite=x").content.decode()


def test_the_page_speaks_arabic(client: Client, demo: Centre) -> None:
    posted(demo)

    assert '<html lang="ar" dir="rtl">' in client.get("/ar/heinsberg/postfach/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_statements_are_as_many_for_one_letter_as_for_three(
    number: int, client: Client, demo: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        posted(demo)
    client.get(ADDRESS)
    with django_assert_num_queries(STATEMENTS):
        client.get(ADDRESS)
