"""What plans leave to do on the start page of the workspace."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Actor, Share
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.planning.actions.edit_plan import begin_plan
from knotenpunkt.planning.actions.move_plan import approve, hand_in
from knotenpunkt.planning.actions.record_progress import record_progress
from knotenpunkt.planning.domain.plan_content import PlanFacts
from knotenpunkt.planning.models import Progress
from knotenpunkt.planning.queries.plan_tasks import plan_tasks
from knotenpunkt.planning.tests.plans import FACTS, NOW, drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from tests.harness.personas import Personas

TODAY = NOW.date()


def told(centre: Centre, actor: Actor, today: date = TODAY) -> dict[str, int]:
    """The tasks that wait, with how many."""
    workplace = Workplace(portal_for("en", centre.slug), actor, "Team", Share(is_whole=True), ())
    with translation.override("en"):
        return {task.next_step: task.count for task in plan_tasks(workplace, today) if task.count}


def test_a_plan_on_its_way_waits_for_whoever_is_next(centre: Centre, personas: Personas) -> None:
    plan, _ = drafted(centre)
    assert told(centre, personas.head) == {}

    hand_in(plan, seen=None, actor=personas.editor, now=later(2))
    assert told(centre, personas.head) == {"Review the plan": 1}
    assert told(centre, personas.editor) == {"Look at the plan": 1}
    approve(plan, seen=None, actor=personas.head, now=later(3))
    assert told(centre, personas.editor) == {"Publish the plan": 1}
    assert told(centre, personas.provider) == {}


@pytest.mark.parametrize(
    ("today", "tasks"),
    [
        (FACTS.ends_on - timedelta(days=93), {}),
        (FACTS.ends_on - timedelta(days=92), {"Plan the next period": 1}),
        (FACTS.ends_on - timedelta(days=1), {"Plan the next period": 1}),
        (FACTS.ends_on, {"Write down the result": 1}),
    ],
)
def test_a_period_that_ends_is_told(
    centre: Centre, personas: Personas, today: date, tasks: dict[str, int]
) -> None:
    _, area = published(centre)
    recently = later(0) + (today - TODAY) - timedelta(days=10)
    record_progress(area, Progress.State.ON_TRACK, "Läuft.", actor=personas.editor, now=recently)

    assert told(centre, personas.editor, today) == tasks


def test_a_period_with_a_plan_behind_it_may_end(centre: Centre, personas: Personas) -> None:
    _, area = published(centre)
    begin_plan(centre, PlanFacts(FACTS.ends_on, date(2030, 1, 1)), actor=head_of(centre), now=NOW)
    today = FACTS.ends_on - timedelta(days=30)
    recently = later(0) + (today - TODAY)
    record_progress(area, Progress.State.ON_TRACK, "Läuft.", actor=personas.editor, now=recently)

    assert told(centre, personas.editor, today) == {}


def test_silence_of_six_months_is_told(centre: Centre, personas: Personas) -> None:
    _, area = published(centre)
    half_a_year_on = date(2027, 5, 26)
    assert told(centre, personas.editor, half_a_year_on - timedelta(days=1)) == {}
    assert told(centre, personas.editor, half_a_year_on) == {"Note how it goes": 1}

    record_progress(area, Progress.State.AT_RISK, "Stockt.", actor=personas.editor, now=later(9))
    assert told(centre, personas.editor, half_a_year_on) == {"Note how it goes": 1}
    spring = NOW + timedelta(days=120)
    record_progress(area, Progress.State.ON_TRACK, "Läuft.", actor=personas.editor, now=spring)
    assert told(centre, personas.editor, half_a_year_on) == {}


def test_tasks_need_few_statements(
    centre: Centre, personas: Personas, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(centre)
    told(centre, personas.editor)

    with django_assert_num_queries(4):
        told(centre, personas.editor)
