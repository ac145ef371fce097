"""What all answers of open data share: the state they are of, and how often one may ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from knotenpunkt.api.domain.meter import Meter
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
CATALOGUE = ("directory_service", "directory_organization", "directory_attribute")


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def test_answer_of_the_same_state_is_not_sent_again_and_asks_no_table(client: Client, centre: Centre) -> None:
    for address in ("/hsds/v3/heinsberg/services", "/hsds/v3/services?format=ndjson"):
        first = client.get(address)
        with CaptureQueriesContext(connection) as captured:
            again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        tables = {name for one in captured for name in CATALOGUE if name in one["sql"]}

        assert (again.status_code, again.content, tables) == (304, b"", set())
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_change_of_the_centre_makes_another_state(client: Client, centre: Centre) -> None:
    known = client.get("/hsds/v3/heinsberg/services").headers["ETag"]
    count_change(centre, now=scenario.NOW)

    again = client.get("/hsds/v3/heinsberg/services", headers={"If-None-Match": known})
    assert again.status_code == 200


@pytest.mark.parametrize("kept", [0, 1_000_000])
def test_who_knows_the_time_of_the_last_change_gets_nothing_again(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    changed = timezone.now() + timedelta(hours=1)
    count_change(centre, now=changed)
    monkeypatch.setattr("knotenpunkt.api.answers.clock", lambda: changed.timestamp() + 1)
    address = "/hsds/v3/heinsberg/services"
    with override_settings(KEPT_PAGES_BYTES=kept):
        client = Client()
        told = client.get(address).headers["Last-Modified"]
        earlier = http_date(changed.timestamp() - 1)
        sent = [
            {"If-Modified-Since": told},
            {"If-Modified-Since": earlier},
            {"If-Modified-Since": "yesterday"},
            {"If-Modified-Since": told, "If-None-Match": '"another"'},
        ]
        answers = [client.get(address, headers=headers).status_code for headers in sent]

    assert parse_http_date(told) == int(changed.timestamp())
    assert answers == [304, 200, 200, 200]


def test_time_of_the_last_change_is_told_once_its_second_is_over(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = (timezone.now() + timedelta(hours=1)).replace(microsecond=0)
    count_change(centre, now=changed)
    monkeypatch.setattr("knotenpunkt.api.answers.clock", lambda: changed.timestamp() + 0.9)

    assert "Last-Modified" not in client.get("/hsds/v3/heinsberg/services").headers


@override_settings(API_REQUESTS_A_MINUTE=2)
def test_who_asks_too_often_is_told_when_to_come_again(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.api.answers._METER", Meter())
    monkeypatch.setattr("knotenpunkt.api.answers.clock", lambda: 29_000_000 * 60 + 18.0)
    answers = [client.get("/hsds/v3/services", {"per_page": size}) for size in "1231"]
    last = answers[2]

    assert [one.status_code for one in answers] == [200, 200, 429, 200]
    assert (last.headers["Retry-After"], last.headers["Access-Control-Allow-Origin"]) == ("42", "*")
    assert last.json()["detail"] == "Up to 2 questions a minute are answered; please ask again in 42 seconds."
    assert client.get("/hsds/v3/services", {"per_page": "3"}, REMOTE_ADDR="203.0.113.9").status_code == 200


@override_settings(KEPT_PAGES_BYTES=0)
def test_what_the_operator_says_of_all_data_is_part_of_the_state(client: Client, centre: Centre) -> None:
    known = client.get("/hsds/v3/heinsberg/").headers["ETag"]

    with override_settings(DATA_LICENCE="CC0-1.0"):
        assert client.get("/hsds/v3/heinsberg/", headers={"If-None-Match": known}).status_code == 200
