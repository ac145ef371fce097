"""The periods of all plans on a line of years."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.plans import published_plan
from knotenpunkt.planning.models import Plan
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/ueberblick/zeitraeume/"


@pytest.fixture
def centres(db: None) -> list[Centre]:
    return [factories.centre("heinsberg", "05370"), factories.centre("dueren", "05358")]


def page(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_centre_with_two_plans_has_two_bars(client: Client, centres: list[Centre]) -> None:
    today = timezone.localdate()
    published_plan(
        centres[0],
        begins_on=today - timedelta(days=900),
        ends_on=today - timedelta(days=170),
        state=Plan.State.CLOSED,
    )
    published_plan(
        centres[0], [], [], begins_on=today - timedelta(days=170), ends_on=today + timedelta(days=60)
    )

    written = page(client)
    assert len(re.findall(r'<rect class="overview-line__bar[^>]* height="16"', written)) == 2
    assert written.count('<tr><th scope="row">') == 2
    assert re.findall(r'<td class="kp-number" data-label="[^"]*">([^<]+)</td>', written) == [
        "–",
        "0",
        "2",
        "2",
    ]


def test_drafts_have_no_bar(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], state=Plan.State.DRAFT)

    assert '<div class="kp-empty">' in page(client)


def test_the_data_name_the_last_day(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [], begins_on=date(2026, 1, 1), ends_on=date(2028, 1, 1))

    (row,) = json.loads(client.get(f"{ADDRESS}daten.json").content)["rows"]
    assert row == {
        "centre": "05370",
        "name": "heinsberg",
        "begins_on": "2026-01-01",
        "last_day": "2027-12-31",
        "focus_areas": 1,
        "is_closed": False,
        "is_example": False,
        "told_by": "",
        "told_on": None,
        "told_remark": "",
    }


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as sent:
        page(client)
    return len(sent)


@override_settings(KEPT_PAGES_BYTES=0)
def test_the_line_asks_as_often_for_many_plans_as_for_one(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])
    few = statements(client)
    published_plan(centres[1], [], [])
    published_plan(centres[1], [], begins_on=date(2024, 1, 1), ends_on=date(2026, 1, 1))

    assert statements(client) == few
