"""Searching goals and measures."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.plans import NOW, published_plan
from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/ueberblick/suche/"


@pytest.fixture
def centres(db: None) -> list[Centre]:
    return [factories.centre("heinsberg", "05370"), factories.centre("dueren", "05358")]


def found(client: Client, question: str) -> list[str]:
    """The focus areas on the page."""
    answer = client.get(ADDRESS, {"q": question})
    assert answer.status_code == 200
    return re.findall(r'<h3 class="kp-card__title" lang="de"><a [^>]+>([^<]+)<', answer.content.decode())


@pytest.mark.parametrize(
    "question", ["sprachkurs", "Sprachkurse", "Kinderbetreuung", "Elterncafé Grundschule"]
)
def test_forms_of_words_and_measures_are_found(question: str, client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])

    assert found(client, question) == ["Schwerpunkt 1 von heinsberg"]


def test_all_words_have_to_be_there(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])

    assert found(client, "Sprachkurs Fahrrad") == []


def test_drafts_are_not_found(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [], state=Plan.State.DRAFT)

    assert found(client, "Sprachkurs") == []


@override_settings(KEPT_PAGES_BYTES=0)
def test_what_a_plan_says_now_is_found(client: Client, centres: list[Centre]) -> None:
    plan = published_plan(centres[0], [])
    assert found(client, "Wohnungslotsen") == []
    FocusArea.objects.unscoped(reason="as closing a plan does").update(
        result_text="Zwölf Wohnungslotsen helfen."
    )
    plan.changed_at = NOW.replace(hour=10)
    plan.save()

    assert found(client, "Wohnungslotsen") == ["Schwerpunkt 1 von heinsberg"]


def test_words_in_the_title_come_first(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])
    titled = published_plan(centres[1], [])
    titled.focus_areas.update(title="Sprachkurse überall")

    assert found(client, "Sprachkurs") == ["Sprachkurse überall", "Schwerpunkt 1 von heinsberg"]


def test_no_question_shows_the_field_alone(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])

    page = client.get(ADDRESS).content.decode()
    assert 'class="kp-empty"' not in page
    assert found(client, "   ") == []


def test_a_question_is_shown_as_text(client: Client, centres: list[Centre]) -> None:
    page = client.get(ADDRESS, {"q": "<b>fett</b>"}).content.decode()

    assert "<b>fett" not in page
    assert "&lt;b&gt;fett&lt;/b&gt;" in page


def test_all_results_are_in_the_data(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [], [])

    rows = json.loads(client.get(f"{ADDRESS}daten.json?q=Sprachkurs").content)["rows"]
    assert [row["measures"] for row in rows] == ["Elterncafés an drei Grundschulen"] * 2


@override_settings(KEPT_PAGES_BYTES=0)
def test_the_search_asks_as_often_for_many_plans_as_for_one(client: Client, centres: list[Centre]) -> None:
    published_plan(centres[0], [])
    with CaptureQueriesContext(connection) as few:
        found(client, "Sprachkurs")
    published_plan(centres[1], [], [], [])
    with CaptureQueriesContext(connection) as many:
        found(client, "Sprachkurs")

    assert len(many) == len(few)
