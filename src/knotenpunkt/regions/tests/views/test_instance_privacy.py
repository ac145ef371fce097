"""Screen: privacy notice of the instance."""

import re

import pytest
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db


def test_the_notice_is_that_of_the_centres_without_what_only_they_store(client: Client) -> None:
    page = client.get("/de/datenschutz/").content.decode()

    assert re.findall(r"<h2>(.*?)</h2>", page) == [
        "Kurz gesagt",
        "Wer ist verantwortlich?",
        "Was beim Aufruf einer Seite geschieht",
        "Ihre Rechte",
    ]
    assert 'href="/de/impressum/"' in page.partition("<main")[2].partition("</main>")[0]


def test_the_notice_keeps_its_own_promise(client: Client) -> None:
    assert dict(client.get("/de/datenschutz/").cookies) == {}


def test_an_operator_who_is_not_entered_is_missed(client: Client) -> None:
    assert "Der Betreiber hat sich noch nicht eingetragen." in client.get("/de/datenschutz/").content.decode()


def test_an_unknown_language_is_not_found(client: Client) -> None:
    with override_settings(DEBUG=False):
        assert client.get("/xx/datenschutz/").status_code == 404
