"""What holds for every feed: nothing hidden, a sentence for bad questions, one number of SQL statements."""

import re

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from knotenpunkt.api.tests.places import FEEDS
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

pytestmark = pytest.mark.parametrize("name", FEEDS)


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def text(client: Client, name: str, query: str = "") -> str:
    """The whole document; lines that a calendar file folded are whole again."""
    answer = client.get(f"/daten/heinsberg/{name}{query}")
    assert answer.status_code == 200, answer.content
    return re.sub("\r\n ", "", answer.content.decode())


def test_nothing_hidden_appears(client: Client, centre: Centre, name: str) -> None:
    scenario.dueren()
    Service.objects.within(Scope.of(centre)).filter(title="Migrationsberatung").update(status=Status.ARCHIVED)
    written = text(client, name)

    assert "Sprachkurs für Mütter" in written
    hidden = (*scenario.SECRETS, "Entwurfsangebot", "Migrationsberatung", "Fremdes Angebot")
    assert [word for word in hidden if word in written] == []


@override_settings(KEPT_PAGES_BYTES=0)
def test_number_of_statements_does_not_grow(client: Client, centre: Centre, name: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(client, name)
        return len(captured)

    scenario.many(centre, 1)
    few = statements()
    scenario.many(centre, 40)

    assert statements() == few


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            "thema=fliegen",
            (
                "No filter of this centre has the value “fliegen”; the values are those of "
                "http://testserver/de/heinsberg/angebote/."
            ),
        ),
        ("q=a%00b", "“q” may be up to 200 letters long, without control characters."),
        ("lang=xx", "“lang” is one of de, en, nl, tr, pl, ro, ar, uk, ru, fa, fr, not “xx”."),
        ("lang=de&lang=ar", "“lang” is given 2 times; give it once."),
        (
            "seite=2",
            (
                "There is no parameter “seite” here; there are: alter, kinderbetreuung, kostenlos, lang, "
                "nur-frauen, ort, q, sprache, tag, thema, traeger, zielgruppe."
            ),
        ),
    ],
)
def test_bad_question_is_answered_with_a_sentence(
    client: Client, centre: Centre, name: str, asked: str, sentence: str
) -> None:
    answer = client.get(f"/daten/heinsberg/{name}?{asked}")

    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)


def test_unknown_centre_and_organization_are_not_found(client: Client, centre: Centre, name: str) -> None:
    scenario.dueren()
    answers = [
        client.get(f"/daten/{place}")
        for place in (
            f"atlantis/{name}",
            f"heinsberg/{name}?traeger=unbekannt",
            f"dueren/{name}?traeger=caritas",
        )
    ]

    assert [answer.json()["detail"] for answer in answers] == [
        "There is no centre “atlantis” in this instance.",
        "No organization “unbekannt” is published here.",
        "No organization “caritas” is published here.",
    ]


def test_state_that_is_known_is_not_sent_again(client: Client, centre: Centre, name: str) -> None:
    address = f"/daten/heinsberg/{name}"
    tag = client.get(address).headers["ETag"]

    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    scenario.many(centre, 1)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_answer_that_lacks_what_the_search_is_about_to_know_is_kept_by_nobody(
    client: Client, centre: Centre, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.offer_search.asked", lambda *asked: None)
    answer = client.get(f"/daten/heinsberg/{name}", {"q": "Sprachkurs"})

    assert (answer.status_code, answer.headers["Cache-Control"], "ETag" in answer.headers) == (
        200,
        "no-store",
        False,
    )
