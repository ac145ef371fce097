"""Two people at the same plan in the same moment: nothing is lost, and the second is told what happened.

The second begins while the first has written and not committed yet, on a connection of her own.
"""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.planning.actions.edit_focus_areas import (
    add_focus_area,
    change_focus_area,
    remove_focus_area,
)
from knotenpunkt.planning.actions.edit_plan import PeriodsOverlap, begin_plan, change_plan
from knotenpunkt.planning.actions.move_plan import AlreadyAmended, amend, approve, hand_in, publish
from knotenpunkt.planning.actions.record_progress import record_progress
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_content import PlanFacts
from knotenpunkt.planning.domain.plan_states import StepRefused
from knotenpunkt.planning.models import FocusArea, Plan, Progress
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.tests.pages import hidden, text_of
from knotenpunkt.planning.tests.plans import AREA, FACTS, drafted, head_of, later, published
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"
MINE, HERS = replace(AREA, title="Die eigene"), replace(AREA, title="Die andere")
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
PATIENCE = 20.0  # seconds

type Write = Callable[[], Any]


@pytest.fixture
def centre(transactional_db: None) -> Iterator[Centre]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    yield scenario.heinsberg()
    connections.close_all()


def at_once(first: Write, second: Write) -> Any:
    """What the second gets, who waited until the first had committed; an exception is an answer too."""
    answers: list[Any] = []

    def wait_and_write() -> None:
        try:
            answers.append(second())
        except Exception as problem:  # noqa: BLE001 - told by the test
            answers.append(problem)
        finally:
            connections.close_all()

    person = threading.Thread(target=wait_and_write)
    with transaction.atomic():
        first()
        person.start()
        _until_somebody_waits(person)
    person.join(timeout=PATIENCE)
    return answers[0]


def _until_somebody_waits(person: threading.Thread) -> None:
    until = time.monotonic() + PATIENCE
    while person.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("the second did not wait for the first")


def titles(plan: Plan) -> list[str]:
    stored = Plan.objects.within(Scope.of(plan.centre)).get(pk=plan.pk)
    return [area.title for area in content_of(stored).focus_areas]


def states(centre: Centre) -> list[tuple[int, str]]:
    found = Plan.objects.within(Scope.of(centre)).order_by("version")
    return list(found.values_list("version", "state"))


def test_second_save_of_a_focus_area_is_refused(centre: Centre) -> None:
    plan, area = drafted(centre)
    facts: dict[str, Any] = {"seen": area.changed_at, "actor": head_of(centre)}
    answer = at_once(
        lambda: change_focus_area(area, HERS, now=later(2), **facts),
        lambda: change_focus_area(area, MINE, now=later(3), **facts),
    )

    assert (type(answer), titles(plan)) == (ChangedMeanwhile, ["Die andere"])


def test_what_a_colleague_has_just_saved_is_not_removed(centre: Centre) -> None:
    plan, area = drafted(centre)
    facts: dict[str, Any] = {"seen": area.changed_at, "actor": head_of(centre)}
    answer = at_once(
        lambda: change_focus_area(area, HERS, now=later(2), **facts),
        lambda: remove_focus_area(area, now=later(3), **facts),
    )

    assert (type(answer), titles(plan)) == (ChangedMeanwhile, ["Die andere"])


def test_two_new_focus_areas_are_both_there(centre: Centre) -> None:
    plan, _ = drafted(centre)
    at_once(
        lambda: add_focus_area(plan, HERS, actor=head_of(centre), now=later(2)),
        lambda: add_focus_area(plan, MINE, actor=head_of(centre), now=later(3)),
    )

    assert titles(plan) == [AREA.title, "Die andere", "Die eigene"]
    assert list(plan.focus_areas.values_list("position", flat=True)) == [0, 1, 2]


def test_what_changed_meanwhile_is_not_handed_in_unseen(centre: Centre) -> None:
    plan, area = drafted(centre)
    seen, actor = plan.changed_at, head_of(centre)
    answer = at_once(
        lambda: change_focus_area(area, HERS, seen=area.changed_at, actor=actor, now=later(2)),
        lambda: hand_in(plan, seen=seen, actor=actor, now=later(3)),
    )

    assert (type(answer), states(centre)) == (ChangedMeanwhile, [(1, "draft")])


def test_what_was_handed_in_meanwhile_is_not_changed(centre: Centre) -> None:
    plan, area = drafted(centre)
    actor = head_of(centre)
    answer = at_once(
        lambda: hand_in(plan, seen=plan.changed_at, actor=actor, now=later(2)),
        lambda: change_focus_area(area, MINE, seen=area.changed_at, actor=actor, now=later(3)),
    )

    assert (type(answer), titles(plan), states(centre)) == (StepRefused, [AREA.title], [(1, "review")])


def test_a_plan_is_approved_once(centre: Centre) -> None:
    plan, _ = drafted(centre)
    actor = head_of(centre)
    plan = hand_in(plan, seen=None, actor=actor, now=later(2))
    answer = at_once(
        lambda: approve(plan, seen=plan.changed_at, actor=actor, now=later(3)),
        lambda: approve(plan, seen=plan.changed_at, actor=actor, now=later(4)),
    )

    assert (type(answer), states(centre)) == (StepRefused, [(1, "approved")])


def test_a_plan_has_one_amendment(centre: Centre) -> None:
    plan, _ = published(centre)
    answer = at_once(
        lambda: amend(plan, "Neue Mittel", actor=head_of(centre), now=later(6)),
        lambda: amend(plan, "Andere Mittel", actor=head_of(centre), now=later(7)),
    )

    assert (type(answer), states(centre)) == (AlreadyAmended, [(1, "published"), (2, "draft")])


def test_progress_of_a_version_that_was_just_replaced_is_refused(centre: Centre) -> None:
    plan, area = published(centre)
    actor = head_of(centre)
    copy = amend(plan, "Neue Mittel", actor=actor, now=later(6))
    for number, step in enumerate((hand_in, approve), start=7):
        copy = step(copy, seen=None, actor=actor, now=later(number))
    answer = at_once(
        lambda: publish(copy, seen=None, actor=actor, now=later(9)),
        lambda: record_progress(area, Progress.State.DONE, "Fertig.", actor=actor, now=later(10)),
    )

    assert (type(answer), states(centre)) == (StepRefused, [(1, "superseded"), (2, "published")])
    assert Progress.objects.within(Scope.of(centre)).count() == 0


@pytest.mark.parametrize("days", [FACTS, PlanFacts(date(2027, 1, 1), date(2029, 1, 1))])
def test_one_period_is_begun_once(centre: Centre, days: PlanFacts) -> None:
    actor = head_of(centre)
    answer = at_once(
        lambda: begin_plan(centre, FACTS, actor=actor, now=later(1)),
        lambda: begin_plan(centre, days, actor=actor, now=later(2)),
    )

    assert (type(answer), states(centre)) == (PeriodsOverlap, [(1, "draft")])


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def address(area: FocusArea, more: str = "") -> str:
    return f"{PLANS}{area.plan_id}/schwerpunkte/{area.line}/{more}"


def sent(page: Any, title: str) -> dict[str, str]:
    return {
        "field": "education",
        "title": title,
        "seen": hidden(page, "seen"),
        "line": hidden(page, "line"),
        "do": "save",
    }


def test_second_sees_what_the_first_wrote_and_may_save_hers(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre)
    form = sent(editor.get(address(area)), "Die eigene")
    answer = at_once(
        lambda: change_focus_area(area, HERS, seen=area.changed_at, actor=head_of(centre), now=later(2)),
        lambda: editor.post(address(area), form),
    )
    told = text_of(answer)

    assert (answer.status_code, "Somebody was quicker" in told, "Die andere" in told) == (409, True, True)
    assert 'value="Die eigene"' in answer.content.decode()
    assert editor.post(address(area), sent(answer, "Die eigene")).status_code == 302
    assert titles(plan) == ["Die eigene"]


def test_text_of_a_focus_area_that_was_just_removed_is_kept(editor: Client, centre: Centre) -> None:
    plan, area = drafted(centre)
    form = sent(editor.get(address(area)), "Die eigene")
    answer = at_once(
        lambda: remove_focus_area(area, seen=area.changed_at, actor=head_of(centre), now=later(2)),
        lambda: editor.post(address(area), form),
    )

    assert (answer.status_code, "Somebody removed this focus area" in text_of(answer)) == (409, True)
    again = editor.post(f"{PLANS}{plan.pk}/neuer-schwerpunkt/", sent(answer, "Die eigene"))
    assert (again.status_code, titles(plan)) == (302, ["Die eigene"])
    assert plan.focus_areas.get().line == area.line


def test_second_to_write_the_period_is_shown_what_stands_there_now(editor: Client, centre: Centre) -> None:
    plan, _ = drafted(centre)
    page = editor.get(f"{PLANS}{plan.pk}/lage/")
    form = {
        "begins_on": "2026-01-01",
        "last_on": "2027-12-31",
        "situation": "Die eigene Lage.",
        "seen": hidden(page, "seen"),
    }
    facts = replace(FACTS, situation="Die andere Lage.")
    answer = at_once(
        lambda: change_plan(plan, facts, seen=plan.changed_at, actor=head_of(centre), now=later(2)),
        lambda: editor.post(f"{PLANS}{plan.pk}/lage/", form),
    )
    told = answer.content.decode()

    assert (answer.status_code, "Die andere Lage." in told, "Die eigene Lage." in told) == (409, True, True)
