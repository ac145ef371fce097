"""Screen: accessibility statement of the instance."""

import html
import re
from datetime import date

import pytest
from django.test import Client, override_settings

from knotenpunkt.regions.domain.instance_operator import InstanceOperator
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db


def text(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


@override_settings(ACCESSIBILITY_CHECKED_ON=date(2027, 3, 1))
def test_both_statements_say_when_they_were_checked_in_german(client: Client, centre: Centre) -> None:
    said = [
        "Sie wurde zuletzt am 1. März 2027 geprüft." in text(client.get(address).content.decode())
        for address in ("/ar/barrierefreiheit/", "/ar/heinsberg/barrierefreiheit/")
    ]

    assert said == [True, True]


@override_settings(INSTANCE_OPERATOR=InstanceOperator(email="it@example.org", phone="+49211123456"))
def test_barriers_are_reported_to_whoever_runs_the_instance(client: Client) -> None:
    page = client.get("/en/barrierefreiheit/").content.decode().partition('id="feedback"')[2]

    assert re.findall(r'href="((?:mailto|tel):[^"]+)"', page.partition("</section>")[0]) == [
        "mailto:it@example.org",
        "tel:+49211123456",
    ]


@override_settings(INSTANCE_OPERATOR=InstanceOperator())
def test_an_address_that_is_not_entered_is_missed(client: Client) -> None:
    page = text(client.get("/de/barrierefreiheit/").content.decode())

    assert "Der Betreiber hat noch keine Adresse für Meldungen eingetragen." in page
