"""Screen: the receipt of a message, and what became of it."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.decide import accept_suggestion, decline_suggestion
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.suggesting import NOW, offered, suggested
from tests.harness.personas import Personas

PLACE = "/en/heinsberg/meldung/"


@pytest.fixture
def suggestion(centre: Centre) -> Suggestion:
    return suggested(offered(centre), email="somebody@example.org")


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_receipt_names_the_number_and_what_comes_next(client: Client, suggestion: Suggestion) -> None:
    page = client.get(PLACE, {"nummer": suggestion.reference, "danke": ""})

    assert (suggestion.reference in text(page), "What happens next" in text(page)) == (True, True)


def test_the_state_is_told_without_a_word_of_the_message(
    client: Client, suggestion: Suggestion, personas: Personas
) -> None:
    decline_suggestion(suggestion, note="Leider nicht.", actor=personas.editor, now=NOW)
    page = text(client.get(PLACE, {"nummer": suggestion.reference.lower()}))

    assert [
        part in page
        for part in (
            "the centre has left it as it is",
            "26 November 2026",
            "Leider",
            "somebody@",
            "Sprachcafé",
        )
    ] == [True, True, False, False, False]


def test_a_state_is_never_an_old_one(client: Client, suggestion: Suggestion, personas: Personas) -> None:
    asked = {"nummer": suggestion.reference}
    before = text(client.get(PLACE, asked))
    accept_suggestion(suggestion, actor=personas.editor, now=NOW)

    assert "Nobody has decided yet." in before
    assert "the centre has taken it over" in text(client.get(PLACE, asked))


@pytest.mark.parametrize("written", ["222-2222", "<b>x</b>", "0"])
def test_an_unknown_number_is_said_to_be_unknown(
    client: Client, suggestion: Suggestion, written: str
) -> None:
    page = client.get(PLACE, {"nummer": written, "danke": ""})

    assert (page.status_code, "We know no message" in text(page)) == (404, True)
    assert "<b>x</b>" not in page.content.decode()


def test_another_centre_does_not_know_the_number(
    client: Client, suggestion: Suggestion, other_centre: Centre
) -> None:
    place = PLACE.replace("heinsberg", "euskirchen")

    assert client.get(place, {"nummer": suggestion.reference}).status_code == 404


def test_without_a_number_there_is_only_the_question(client: Client, centre: Centre) -> None:
    page = client.get(PLACE)

    assert (page.status_code, "We know no message" in text(page)) == (200, False)
