"""Screen: the receipt of a message, and what became of it."""

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions import look_up_report
from knotenpunkt.upkeep.actions.decide import accept_suggestion, decline_suggestion
from knotenpunkt.upkeep.models import SenderCount, Suggestion
from knotenpunkt.upkeep.tests.reporting import form_fields
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


def test_one_connection_looks_up_so_many_numbers_an_hour(
    client: Client, suggestion: Suggestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_up_report, "MOST_LOOKED_UP", 3)
    numbers = ["222-2222", "222-2223", suggestion.reference, suggestion.reference]
    codes = [client.get(PLACE, {"nummer": number}).status_code for number in numbers]

    assert codes == [404, 404, 200, 429]
    assert client.get(PLACE).status_code == 200
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.get(PLACE, {"nummer": suggestion.reference}).status_code == 200


def test_a_refusal_says_when_to_come_back_and_keeps_the_number(
    client: Client, suggestion: Suggestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_up_report, "MOST_LOOKED_UP", 0)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 26, 8, 40, tzinfo=UTC))
    page = client.get(PLACE, {"nummer": suggestion.reference})

    assert (page.status_code, page.headers["Retry-After"]) == (429, "1201")
    assert "Please try again from 10:00 on, or call the centre." in text(page)
    assert f'value="{suggestion.reference}"' in page.content.decode()
    assert "Nobody has decided yet." not in text(page)


def test_numbers_looked_up_are_no_messages_sent(client: Client, centre: Centre) -> None:
    for _ in range(12):
        client.get(PLACE, {"nummer": "222-2222"})
    sent = client.post("/en/heinsberg/angebot-vorschlagen/", form_fields(title="Nähkurs"))

    assert sent.status_code == 302
    assert {("127.0.0.1" in row.sender, row.number) for row in SenderCount.objects.all()} == {
        (False, 12),
        (False, 1),
    }


def test_another_centre_does_not_know_the_number(
    client: Client, suggestion: Suggestion, other_centre: Centre
) -> None:
    place = PLACE.replace("heinsberg", "euskirchen")

    assert client.get(place, {"nummer": suggestion.reference}).status_code == 404


def test_without_a_number_there_is_only_the_question(client: Client, centre: Centre) -> None:
    page = client.get(PLACE)

    assert (page.status_code, "We know no message" in text(page)) == (200, False)
