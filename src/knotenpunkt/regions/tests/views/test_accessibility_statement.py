"""Screen: accessibility statement and its form."""

import html
import re
import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from knotenpunkt.regions.forms.accessibility_feedback import fresh_stamp
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/barrierefreiheit/"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a person sends a minute after the form came."""
    now = time.time()
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: now - 60)
        stamp = fresh_stamp()
    return {
        "message": "The map <b>cannot</b> be read.",
        "page": "/en/heinsberg/",
        "reply_email": "somebody@example.org",
        "website": "",
        "stamp": stamp,
    }


def text(response: HttpResponse | Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def messages_of(centre: Centre) -> list[str]:
    return list(AccessibilityFeedback.objects.within(Scope.of(centre)).values_list("message", flat=True))


def test_the_statement_names_state_and_ombuds_office(client: Client, centre: Centre) -> None:
    page = text(client.get(ADDRESS))

    assert [
        part in page
        for part in ("teilweise vereinbar", "ombudsstelle-barrierefreie-it@mags.nrw.de", "BITVNRW")
    ] == [True, True, True]


def test_the_german_wording_is_marked_on_pages_of_other_languages(client: Client, centre: Centre) -> None:
    marks = [
        "exists in German only" in text(client.get(f"/{language}/heinsberg/barrierefreiheit/"))
        for language in ("de", "en")
    ]

    assert marks == [False, True]


def test_the_form_takes_over_the_page_it_was_called_from(client: Client, centre: Centre) -> None:
    page = client.get(f"{ADDRESS}?page=/en/heinsberg/angebote/").content.decode()

    assert re.findall(r'name="page"[^>]*value="([^"]*)"', page) == ["/en/heinsberg/angebote/"]


def test_the_page_is_not_kept_because_its_form_carries_a_stamp(client: Client, centre: Centre) -> None:
    assert client.get(ADDRESS).headers["Cache-Control"] == "private, no-cache"


def test_a_message_is_kept_and_answered_with_its_reference(
    client: Client, centre: Centre, sent: dict[str, str]
) -> None:
    response = client.post(ADDRESS, sent)

    reference = AccessibilityFeedback.objects.within(Scope.of(centre)).get().reference
    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"{ADDRESS}?received={reference}#feedback",
    )
    assert f"Your reference number: {reference}" in text(client.get(f"{ADDRESS}?received={reference}"))


def test_a_made_up_reference_shows_the_form_as_ever(client: Client, centre: Centre) -> None:
    page = text(client.get(f"{ADDRESS}?received=B-000000"))

    assert ("Your reference number" in page, "Send message" in page) == (False, True)


def test_a_reference_of_another_centre_says_nothing(
    client: Client, centre: Centre, other_centre: Centre, sent: dict[str, str]
) -> None:
    client.post(ADDRESS, sent)
    reference = AccessibilityFeedback.objects.within(Scope.of(centre)).get().reference

    page = text(client.get(f"/en/euskirchen/barrierefreiheit/?received={reference}"))

    assert "Your reference number" not in page


def test_nothing_written_is_lost_when_something_is_wrong(
    client: Client, centre: Centre, sent: dict[str, str]
) -> None:
    response = client.post(ADDRESS, sent | {"reply_email": "somebody@"})
    page = response.content.decode()

    assert response.status_code == 422
    assert "The map &lt;b&gt;cannot&lt;/b&gt; be read.</textarea>" in page
    assert re.findall(r'name="(?:page|reply_email)"[^>]*value="([^"]*)"', page) == [
        "/en/heinsberg/",
        "somebody@",
    ]
    assert re.findall(r'<p class="kern-error" id="([^"]+)"', page) == ["reply_email-error"]
    assert messages_of(centre) == []


def test_a_form_sent_within_a_second_comes_back_with_a_fresh_stamp(
    client: Client, centre: Centre, sent: dict[str, str]
) -> None:
    hasty = fresh_stamp()

    page = client.post(ADDRESS, sent | {"stamp": hasty}).content.decode()

    stamps = re.findall(r'name="stamp" value="([^"]+)"', page)
    assert (len(stamps), hasty in stamps, messages_of(centre)) == (1, False, [])


def test_a_second_tap_is_the_same_message(client: Client, centre: Centre, sent: dict[str, str]) -> None:
    places = {client.post(ADDRESS, sent).headers["Location"] for _ in range(2)}

    assert (len(places), messages_of(centre)) == (1, ["The map <b>cannot</b> be read."])


def test_a_flooded_centre_asks_to_call(
    client: Client, centre: Centre, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.regions.actions.receive_feedback.MOST_MESSAGES_A_DAY", 0)

    response = client.post(ADDRESS, sent)

    assert response.status_code == 429
    assert "We have received a great many messages today. Please call us or write an e-mail." in text(
        response
    )


def test_no_cookie_is_set(client: Client, centre: Centre, sent: dict[str, str]) -> None:
    client.get(ADDRESS)
    client.post(ADDRESS, sent)

    assert dict(client.cookies) == {}


def test_an_unknown_centre_is_not_found(client: Client, centre: Centre) -> None:
    assert client.post("/en/nowhere/barrierefreiheit/", {}).status_code == 404
