"""Screen: a centre's plan for everybody."""

from dataclasses import replace

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.planning.actions.edit_focus_areas import add_focus_area
from knotenpunkt.planning.actions.edit_plan import change_plan
from knotenpunkt.planning.actions.move_plan import Outcome, amend, close
from knotenpunkt.planning.actions.record_progress import record_progress
from knotenpunkt.planning.models import Plan, Progress
from knotenpunkt.planning.tests.pages import text_of
from knotenpunkt.planning.tests.plans import (
    AREA,
    FACTS,
    MEASURE,
    brought_out,
    drafted,
    head_of,
    later,
    published,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/plaene/2026-01-01/"
NUMBER_OF_STATEMENTS = 21


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def test_everybody_reads_what_is_published(client: Client, centre: Centre) -> None:
    services = Service.objects.within(Scope.of(centre))
    linked = services.get(title="Sprachkurs für Mütter"), services.get(title="Entwurfsangebot")
    measure = replace(MEASURE, services=tuple(service.pk for service in linked))
    _, area = published(centre, replace(AREA, measures=(measure,)))
    record_progress(area, Progress.State.ON_TRACK, "Drei Cafés laufen.", actor=head_of(centre), now=later(9))
    page = client.get(ADDRESS)
    text = text_of(page)

    assert page.status_code == 200
    for said in (AREA.title, AREA.goal, "Drei Cafés laufen.", "On track", "Sprachkurs für Mütter"):
        assert said in text
    assert ("Entwurfsangebot" in text, "not public" in text, "made up" in text) == (False, False, False)


def test_a_draft_is_nobodys_business(client: Client, centre: Centre) -> None:
    drafted(centre)

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("day", ["2027-01-01", "2026-02-31", "bald"])
def test_a_period_that_is_not_there_is_not_found(client: Client, centre: Centre, day: str) -> None:
    published(centre)

    assert client.get(f"/en/heinsberg/plaene/{day}/").status_code == 404


def test_an_amendment_shows_what_changed_once_it_is_published(client: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    copy = amend(plan, "Mehr Mittel vom Land", actor=head_of(centre), now=later(9))
    change_plan(copy, replace(FACTS, situation="Neue Lage."), seen=None, actor=head_of(centre), now=later(10))
    before = text_of(client.get(ADDRESS))
    copy.refresh_from_db()
    brought_out(copy)
    after = text_of(client.get(ADDRESS))

    assert [said in before for said in ("Neue Lage.", "Mehr Mittel", "What changed")] == [False] * 3
    assert "Situation: before “Viele Familien sind neu im Kreis.”, now “Neue Lage.”." in after
    assert "Reason: Mehr Mittel vom Land" in after


def test_a_closed_plan_shows_its_result(client: Client, centre: Centre) -> None:
    plan, area = published(centre)
    outcome = Outcome("not_reached", "Es fehlten Räume.")
    close(plan, {area.line: outcome}, seen=None, actor=head_of(centre), now=later(9))

    assert "Goal not reached. Es fehlten Räume." in text_of(client.get(ADDRESS))


def test_what_is_made_up_says_so(client: Client, centre: Centre) -> None:
    plan, _ = published(centre)
    Plan.objects.within(Scope.of(centre)).filter(pk=plan.pk).update(is_example=True)

    assert "Example, made up" in text_of(client.get(ADDRESS))


def test_another_language_than_those_of_staff_leads_to_german(client: Client, centre: Centre) -> None:
    published(centre)
    answer = client.get("/tr/heinsberg/plaene/2026-01-01/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/heinsberg/plaene/2026-01-01/")


@override_settings(KEPT_PAGES_BYTES=0)
def test_more_focus_areas_and_versions_need_no_more_statements(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan, _ = published(centre)
    for number in range(1, 4):
        plan = amend(plan, "Mehr", actor=head_of(centre), now=later(9))
        area = replace(AREA, title=f"Schwerpunkt {number}")
        add_focus_area(plan, area, actor=head_of(centre), now=later(10))
        plan = brought_out(plan)
        client.get(ADDRESS)
        with django_assert_num_queries(NUMBER_OF_STATEMENTS):
            client.get(ADDRESS)
