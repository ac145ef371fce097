"""Data: the signed profile of a centre."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knotenpunkt.directory.tests.factories import term
from knotenpunkt.following.domain.schemas import PROFILE, fits
from knotenpunkt.following.domain.signatures import HEADER, is_signed_by
from knotenpunkt.following.tests.published import SECRET, publish_everything, publish_plan, publish_profile
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre

ADDRESS = "/heinsberg/profile.json"


def public_key(client: Client) -> str:
    return str(client.get("/.well-known/knotenpunkt.json").json()["key"]["public"])


def profile(client: Client) -> dict[str, Any]:
    return dict(client.get(ADDRESS).json())


def test_a_profile_fits_the_published_schema(client: Client, centre: Centre) -> None:
    term("topics", "school", "Schule")
    publish_everything(centre)

    assert fits(profile(client), PROFILE) is True


def test_a_profile_tells_what_is_published(client: Client, centre: Centre) -> None:
    term("topics", "school", "Schule")
    publish_everything(centre)
    told = profile(client)
    area = told["focus_areas"][0]

    assert [area["title"] for area in told["focus_areas"]] == [
        "Elternarbeit",
        "Sprache",
        "Übergang Schule und Beruf",
    ]
    assert told["centre"]["key"] == "05370"
    assert [(post["kind"], post["full_time"]) for post in told["posts"]] == [("specialist", 5.5)]
    assert [programme["name"] for programme in told["programmes"]] == ["KOMM-AN NRW"]
    assert told["counts"] == {"offers": 1, "organizations": 1, "share_within_rhythm": 0.0}
    assert area["themes"] == [{"code": "school", "name": "Schule"}]
    assert area["measures"][0]["offers"] == 1
    assert area["targets"][0]["actuals"] == [{"on": "2026-06-30", "value": 12.0}]
    assert area["progress"]["state"] == "on_track"
    assert told["is_example"] is False


def test_nothing_that_is_not_published_and_nobody_appears(client: Client, centre: Centre) -> None:
    publish_everything(centre)

    assert SECRET.lower() not in client.get(ADDRESS).content.decode().lower()


@pytest.mark.parametrize("kind", ["centre", "profile", "plan"])
def test_what_is_fictional_says_so(kind: str, client: Client, centre: Centre) -> None:
    changed: Any = {
        "centre": centre,
        "profile": publish_profile(centre),
        "plan": publish_plan(centre, "Sprache"),
    }
    changed[kind].is_example = changed[kind].is_demonstration = True
    changed[kind].save()

    assert profile(client)["is_example"] is True


def test_the_signature_is_over_the_exact_bytes(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    answer = client.get(ADDRESS)
    key = public_key(client)

    assert is_signed_by(answer.content, answer.headers[HEADER], key) is True
    assert is_signed_by(answer.content + b" ", answer.headers[HEADER], key) is False


def test_the_signature_lies_beside_the_profile_as_well(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    file = client.get("/heinsberg/profile.json.sig").content.decode()

    assert file.strip() == client.get(ADDRESS).headers[HEADER]


def test_whoever_has_it_already_gets_the_head_alone(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    first = client.get(ADDRESS)
    again = client.get(ADDRESS, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers[HEADER] == first.headers[HEADER]


def test_a_head_is_that_of_the_profile(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    head, answer = client.head(ADDRESS), client.get(ADDRESS)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == answer.headers["ETag"]


def test_a_change_is_told_with_its_time(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    before = client.get(ADDRESS)
    centre.territory = "Westzipfel"
    centre.save()
    changed_at = timezone.now() + timedelta(minutes=5)
    count_change(centre, now=changed_at)
    after = client.get(ADDRESS)

    assert after.headers["ETag"] != before.headers["ETag"]
    assert after.json()["generated_at"] == changed_at.isoformat()
    assert after.headers["Last-Modified"] == changed_at.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("address", ["/heinsberg/profile.json", "/atlantis/profile.json", "/de/profile.json"])
def test_a_centre_of_which_nothing_is_published_has_none(
    address: str, client: Client, centre: Centre
) -> None:
    assert client.get(address).status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_a_profile_takes_as_many_statements_with_many_plans_as_with_one(
    client: Client, centre: Centre
) -> None:
    publish_everything(centre)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS)
    for year in range(2000, 2020, 2):
        publish_plan(centre, "Sprache", "Elternarbeit", year=year)
    count_change(centre, now=timezone.now())
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS)

    assert len(many) == len(few)
