"""Screen: the list of lists of addresses for search engines."""

import re

import pytest
from django.test import Client

from knotenpunkt.directory.tests import scenario
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES

LOCATION = re.compile("<loc>(.*?)</loc>")


@pytest.mark.django_db
def test_index_names_the_lists_of_centres_with_offers_in_every_language(client: Client) -> None:
    scenario.heinsberg()
    answer = client.get("/sitemap.xml")

    lists = LOCATION.findall(answer.content.decode())
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert [address for address in lists if "/heinsberg/" in address] == [
        f"http://testserver/{language.code}/heinsberg/sitemap.xml" for language in INTERFACE_LANGUAGES
    ]


@pytest.mark.django_db
def test_instance_without_offers_has_an_empty_index(client: Client) -> None:
    answer = client.get("/sitemap.xml")

    assert LOCATION.findall(answer.content.decode()) == []
