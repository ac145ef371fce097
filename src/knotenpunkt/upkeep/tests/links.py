"""Links of letters to providers, for tests of what they lead to."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http.response import HttpResponseBase

from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.queries.answer_links import make_key
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, keys, letters, rounds
from tests.harness.personas import Personas

type Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what time it is for the screens."""

    def at(now: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    at(NOW)
    return at


@pytest.fixture
def asked(centre: Centre, personas: Personas, clock: Clock) -> Centre:
    """Every offer of the centre is asked about."""
    offers.catalogue(centre)
    ask_providers(centre, keys(centre), actor=personas.editor, now=NOW)
    return centre


def links(centre: Centre, recipient: str, number: int = -1) -> list[str]:
    """The addresses in the letter to somebody, without their host."""
    letter = [one for one in letters(centre) if one.recipient == recipient][number]
    return [address.removeprefix("http://127.0.0.1:8000") for address in re.findall(r"http\S+", letter.text)]


def key_in(address: str) -> str:
    """The key that an address holds."""
    return parse_qs(urlsplit(address).query)["schluessel"][0]


def key_of(centre: Centre, title: str, now: datetime = NOW) -> str:
    """A key for the question about the offer with this title."""
    (question,) = [one for one in rounds(centre) if one.service.title == title]
    return make_key(question.pk, now=now)


def text_of(response: HttpResponseBase) -> str:
    """The page on one line."""
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]
