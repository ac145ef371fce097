"""Posts by kind and year."""

import csv
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from knotenpunkt.directory.tests import factories
from knotenpunkt.planning.models import Post
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/ueberblick/stellen/"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def centres(db: None) -> list[Centre]:
    return [factories.centre("heinsberg", "05370"), factories.centre("dueren", "05358")]


def posts(centre: Centre, full_time: str, begins_on: date, ends_on: date | None = None) -> Post:
    made: Post = Post.objects.create(
        centre=centre,
        kind=Post.Kind.SPECIALIST,
        funding=Post.Funding.OWN,
        full_time=Decimal(full_time),
        begins_on=begins_on,
        ends_on=ends_on,
        recorded_at=NOW,
    )
    return made


def totals(client: Client, query: str = "") -> list[str]:
    """The row of all posts, year by year."""
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    foot = answer.content.decode().partition("<tfoot>")[2].partition("</tfoot>")[0]
    return re.findall(r'<td class="kp-number">([^<]+)</td>', foot)


def test_posts_are_added_up_over_the_centres_year_by_year(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "5.5", date(2014, 9, 1))
    posts(centres[1], "2", date(2015, 1, 1), date(2016, 1, 1))

    assert totals(client)[:3] == ["5,5", "7,5", "5,5"]


def test_one_centre_alone(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "5.5", date(2014, 9, 1))
    posts(centres[1], "2", date(2015, 1, 1))

    assert totals(client, "?zentrum=dueren")[0] == "2"
    assert totals(client, "?zentrum=nirgendwo")[0] == "5,5"


def test_withdrawn_posts_do_not_count(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "3", date(2014, 9, 1))
    wrong = posts(centres[0], "30", date(2014, 9, 1))
    wrong.withdrawn_at = NOW
    wrong.save()

    assert totals(client)[0] == "3"


def test_nothing_recorded_says_so(client: Client, centres: list[Centre]) -> None:
    assert '<div class="kp-empty">' in client.get(ADDRESS).content.decode()


def test_the_csv_has_a_comma_before_decimals(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "5.5", date(2014, 9, 1), date(2015, 3, 1))

    content = client.get(f"{ADDRESS}daten.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content), delimiter=";"))
    assert [[row[0], row[2], row[3], row[5]] for row in rows[1:]] == [
        ["05370", "2014-12-31", "specialist", "5,5"]
    ]


def test_posts_are_told_apart_by_who_pays(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "5.5", date(2014, 9, 1))
    federal = posts(centres[0], "2", date(2014, 10, 1))
    federal.funding = Post.Funding.FEDERAL
    federal.save()
    page = client.get(f"{ADDRESS}?nach=finanzierung").content.decode()
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]

    assert re.findall(r'<tr><th scope="row">([^<]+)</th><td class="kp-number">([^<]+)', body) == [
        ("Bundesmittel", "2"),
        ("Eigene Mittel des Kreises oder der Stadt", "5,5"),
    ]
    assert '<option value="finanzierung" selected>' in page
    assert "daten.csv?nach=finanzierung" in page


def test_division_that_nobody_knows_is_by_kind(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "1", date(2014, 9, 1))

    assert '<option value="art" selected>' in client.get(f"{ADDRESS}?nach=laune").content.decode()


def test_data_are_told_apart_by_who_pays(client: Client, centres: list[Centre]) -> None:
    posts(centres[0], "5.5", date(2014, 9, 1), date(2015, 3, 1))
    document = client.get(f"{ADDRESS}daten.json?nach=finanzierung").json()

    assert document["chosen"] == {"zentrum": "", "nach": "finanzierung"}
    assert [(row["on"], row["funding"], row["full_time"]) for row in document["rows"]] == [
        ("2014-12-31", "own", 5.5)
    ]


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as sent:
        totals(client)
    return len(sent)


@override_settings(KEPT_PAGES_BYTES=0)
def test_posts_are_asked_for_as_often_for_two_centres_as_for_one(
    client: Client, centres: list[Centre]
) -> None:
    posts(centres[0], "1", date(2014, 9, 1))
    few = statements(client)
    posts(centres[1], "1", date(2014, 9, 1))
    posts(centres[1], "2", date(2016, 9, 1))

    assert statements(client) == few
