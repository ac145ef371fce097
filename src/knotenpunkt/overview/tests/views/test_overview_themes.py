"""Theme by centre for a period."""

import csv
import json
import re
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.plans import THEMES, note_progress, published_plan
from knotenpunkt.planning.models import Plan, Progress
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/ueberblick/themen/"


@pytest.fixture
def centres(db: None) -> list[Centre]:
    for code, label in THEMES.items():
        factories.term("topic", code, label)
    return [
        factories.centre(slug, key)
        for slug, key in (("heinsberg", "05370"), ("dueren", "05358"), ("euskirchen", "05366"))
    ]


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def chosen(written: str) -> dict[str, list[str]]:
    """The centres in the cells of each theme's row."""
    body = written.partition("<tbody>")[2].partition("</tbody>")[0]
    return {
        row[0]: re.findall(r'<td data-label="([^"]+)">', row[1])
        for row in re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', body)
    }


def test_matrix_shows_who_works_on_what(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"], ["housing", "school"])
    published_plan(centres[1], ["school"])

    assert chosen(page(client)) == {"Schule": ["dueren", "heinsberg"], "Wohnen": ["heinsberg"]}


def test_themes_that_nobody_chose_are_named(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school", "housing"])

    assert "<p>Sprache und Arbeit</p>" in page(client)


def test_a_draft_is_not_shown(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"], state=Plan.State.DRAFT)

    assert '<div class="kp-empty">' in page(client)


def test_a_superseded_plan_gives_way_to_its_amendment(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"], state=Plan.State.SUPERSEDED)
    old = Plan.objects.unscoped(reason="the one there is").get()
    amended = published_plan(centres[0], ["housing"], state=Plan.State.DRAFT, begins_on=date(2026, 2, 1))
    Plan.objects.unscoped(reason="as publishing does").filter(pk=amended.pk).update(
        begins_on=old.begins_on, version=2, amends=old, state=Plan.State.PUBLISHED
    )

    assert chosen(page(client)) == {"Wohnen": ["heinsberg"]}


def test_the_newest_progress_is_told(client: Client, centres: list[Centre]) -> None:
    plan = published_plan(centres[0], ["school"])
    note_progress(plan, Progress.State.AT_RISK, at=plan.changed_at.replace(hour=3))
    note_progress(plan, Progress.State.DONE)

    told = json.loads(client.get(f"{ADDRESS}daten.json").content)["rows"]
    assert [(row["theme"], row["progress"]) for row in told] == [("school", "done")]


def test_another_period_shows_its_own_plans(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"], begins_on=date(2024, 1, 1), ends_on=date(2026, 1, 1))
    published_plan(centres[0], ["housing"])

    assert chosen(page(client, "?zeitraum=2024-01-01/2026-01-01")) == {"Schule": ["heinsberg"]}
    assert chosen(page(client, "?zeitraum=unsinn")) == {"Wohnen": ["heinsberg"]}


def test_a_field_in_which_nobody_works_says_so(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"])

    assert chosen(page(client, "?feld=education")) == {"Schule": ["heinsberg"]}
    assert '<div class="kp-empty">' in page(client, "?feld=volunteering")


def test_themes_chosen_together_are_told_from_three_centres_on(client: Client, centres: list[Centre]) -> None:
    for centre in centres:
        published_plan(centre, ["school", "housing"], ["work"] if centre is centres[0] else [])

    written = page(client)
    assert re.findall(r'<th scope="row">([^<]+ \+ [^<]+)</th>', written) == ["Wohnen + Schule"]


def test_examples_are_marked(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"], is_example=True)

    assert '<p class="kp-notice">' in page(client)
    rows = csv.DictReader(
        StringIO(client.get(f"{ADDRESS}daten.csv").content.decode("utf-8-sig")), delimiter=";"
    )
    assert [row["Beispiel, frei erfunden"] for row in rows] == ["ja"]


def statements(client: Client) -> int:
    with CaptureQueriesContext(connection) as sent:
        page(client)
    return len(sent)


@override_settings(KEPT_PAGES_BYTES=0)
def test_the_matrix_asks_as_often_for_three_centres_as_for_one(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], ["school"])
    few = statements(client)
    for centre in centres[1:]:
        published_plan(centre, ["school", "housing"], ["work"])

    assert statements(client) == few
