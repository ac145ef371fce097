"""The way of a plan, from its beginning to its result."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from knotenpunkt.access.policy import AccessRefused
from knotenpunkt.planning.actions.edit_focus_areas import (
    add_focus_area,
    change_focus_area,
    order_focus_areas,
    remove_focus_area,
)
from knotenpunkt.planning.actions.edit_plan import PeriodsOverlap, begin_plan, change_plan, discard_plan
from knotenpunkt.planning.actions.move_plan import (
    AlreadyAmended,
    Incomplete,
    Outcome,
    ResultMissing,
    amend,
    approve,
    close,
    hand_in,
    publish,
    send_back,
)
from knotenpunkt.planning.actions.record_progress import record_figure, record_progress
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_content import PlanFacts
from knotenpunkt.planning.domain.plan_states import StepRefused
from knotenpunkt.planning.models import Actual, FocusArea, Plan, Progress
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.tests.plans import (
    AREA,
    FACTS,
    NOW,
    brought_out,
    drafted,
    head_of,
    later,
    published,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

REACHED = Outcome("reached", "Alle Cafés laufen.")


def states(centre: Centre) -> list[tuple[int, str]]:
    found = Plan.objects.within(Scope.of(centre)).order_by("version")
    return list(found.values_list("version", "state"))


def trail() -> list[str]:
    return list(AuditEvent.objects.order_by("at", "pk").values_list("action", flat=True))


def test_every_step_of_a_plan_leaves_a_trail(centre: Centre) -> None:
    published(centre)

    assert trail() == [
        "planning.begin_plan",
        "planning.add_focus_area",
        "planning.hand_in_plan",
        "planning.approve_plan",
        "planning.publish_plan",
    ]
    assert states(centre) == [(1, "published")]


@pytest.mark.parametrize("persona", ["guest", "outsider", "provider", "state_desk"])
def test_whoever_is_not_of_the_team_begins_nothing(centre: Centre, personas: Personas, persona: str) -> None:
    with pytest.raises(AccessRefused):
        begin_plan(centre, FACTS, actor=getattr(personas, persona), now=NOW)
    assert states(centre) == []


@pytest.mark.parametrize(
    ("begins_on", "ends_on"),
    [
        (date(2026, 1, 1), date(2028, 1, 1)),
        (date(2027, 12, 31), date(2029, 1, 1)),
        (date(2025, 1, 1), date(2026, 1, 2)),
        (date(2026, 6, 1), date(2026, 7, 1)),
    ],
)
def test_periods_of_one_centre_never_overlap(
    centre: Centre, other_centre: Centre, begins_on: date, ends_on: date
) -> None:
    plan, _ = drafted(centre)
    facts = PlanFacts(begins_on, ends_on)

    with pytest.raises(PeriodsOverlap) as overlap:
        begin_plan(centre, facts, actor=head_of(centre), now=NOW)
    begin_plan(other_centre, facts, actor=head_of(other_centre), now=NOW)
    assert (overlap.value.plan, states(centre)) == (plan, [(1, "draft")])


def test_a_period_begins_on_the_day_after_the_last(centre: Centre) -> None:
    drafted(centre)
    following = begin_plan(centre, PlanFacts(FACTS.ends_on, date(2030, 1, 1)), actor=head_of(centre), now=NOW)

    with pytest.raises(PeriodsOverlap):
        change_plan(
            following,
            PlanFacts(date(2027, 12, 31), date(2030, 1, 1)),
            seen=None,
            actor=head_of(centre),
            now=NOW,
        )


def test_an_incomplete_plan_is_not_handed_in(centre: Centre) -> None:
    plan, _ = drafted(centre, replace(AREA, goal=""))

    with pytest.raises(Incomplete):
        hand_in(plan, seen=None, actor=head_of(centre), now=later(2))
    assert states(centre) == [(1, "draft")]


def test_only_the_head_approves(centre: Centre, personas: Personas) -> None:
    plan, _ = drafted(centre)
    hand_in(plan, seen=None, actor=personas.editor, now=later(2))

    with pytest.raises(AccessRefused):
        approve(plan, seen=None, actor=personas.editor, now=later(3))
    approve(plan, seen=None, actor=personas.head, now=later(4))
    with pytest.raises(AccessRefused):
        send_back(plan, "doch nicht", seen=None, actor=personas.editor, now=later(5))
    publish(plan, seen=None, actor=personas.editor, now=later(6))
    assert states(centre) == [(1, "published")]


def test_what_is_sent_back_says_why_until_it_is_handed_in_again(centre: Centre, personas: Personas) -> None:
    plan, _ = drafted(centre)
    hand_in(plan, seen=None, actor=personas.editor, now=later(2))
    back = send_back(plan, "Ziel ist nicht prüfbar.", seen=None, actor=personas.editor, now=later(3))
    assert (back.state, back.sent_back_because) == ("draft", "Ziel ist nicht prüfbar.")

    again = hand_in(plan, seen=None, actor=personas.editor, now=later(4))
    assert (again.state, again.sent_back_because) == ("review", "")


def test_what_is_published_is_never_rewritten(centre: Centre) -> None:
    plan, area = published(centre)
    actor, now = head_of(centre), later(9)

    with pytest.raises(StepRefused):
        change_plan(plan, FACTS, seen=None, actor=actor, now=now)
    with pytest.raises(StepRefused):
        add_focus_area(plan, AREA, actor=actor, now=now)
    with pytest.raises(StepRefused):
        change_focus_area(area, AREA, seen=area.changed_at, actor=actor, now=now)
    with pytest.raises(StepRefused):
        remove_focus_area(area, seen=area.changed_at, actor=actor, now=now)
    with pytest.raises(StepRefused):
        order_focus_areas(plan, [], actor=actor, now=now)
    with pytest.raises(StepRefused):
        discard_plan(plan, seen=None, actor=actor, now=now)
    assert content_of(plan).facts == FACTS


def test_an_amendment_says_the_same_in_the_same_lines(centre: Centre) -> None:
    plan, _ = published(centre)
    copy = amend(plan, "Mehr Mittel", actor=head_of(centre), now=later(9))

    assert (copy.version, copy.amends, copy.reason, copy.state) == (2, plan, "Mehr Mittel", "draft")
    assert content_of(copy) == content_of(plan)
    assert [area.pk for area in copy.focus_areas.all()] != [area.pk for area in plan.focus_areas.all()]


def test_a_published_amendment_takes_the_place_of_what_it_amends(centre: Centre) -> None:
    plan, _ = published(centre)
    copy = amend(plan, "Mehr Mittel", actor=head_of(centre), now=later(9))
    with pytest.raises(AlreadyAmended):
        amend(plan, "Noch eine", actor=head_of(centre), now=later(10))
    with pytest.raises(AlreadyAmended):
        close(plan, {}, seen=None, actor=head_of(centre), now=later(10))
    assert states(centre) == [(1, "published"), (2, "draft")]

    brought_out(copy)
    assert states(centre) == [(1, "superseded"), (2, "published")]


def test_an_amendment_keeps_the_day_on_which_the_period_begins(centre: Centre) -> None:
    plan, _ = published(centre)
    copy = amend(plan, "Länger", actor=head_of(centre), now=later(9))
    facts = PlanFacts(date(2026, 3, 1), date(2028, 7, 1), "Neu.")
    change_plan(copy, facts, seen=None, actor=head_of(centre), now=later(10))

    assert content_of(Plan.objects.within(Scope.of(centre)).get(pk=copy.pk)).facts == replace(
        facts, begins_on=FACTS.begins_on
    )


def test_a_discarded_amendment_leaves_the_plan_in_force(centre: Centre) -> None:
    plan, _ = published(centre)
    copy = amend(plan, "Doch nicht", actor=head_of(centre), now=later(9))
    discard_plan(copy, seen=None, actor=head_of(centre), now=later(10))

    assert (states(centre), trail()[-1]) == ([(1, "published")], "planning.discard_plan")


def test_whoever_saves_second_is_told_and_changes_nothing(centre: Centre) -> None:
    plan, area = drafted(centre)
    actor, seen = head_of(centre), area.changed_at
    change_focus_area(area, replace(AREA, title="Erste"), seen=seen, actor=actor, now=later(5))

    with pytest.raises(ChangedMeanwhile):
        change_focus_area(area, replace(AREA, title="Zweite"), seen=seen, actor=actor, now=later(6))
    with pytest.raises(ChangedMeanwhile):
        hand_in(plan, seen=plan.changed_at, actor=actor, now=later(7))
    with pytest.raises(ChangedMeanwhile):
        change_plan(plan, FACTS, seen=plan.changed_at, actor=actor, now=later(7))
    assert [one.title for one in content_of(plan).focus_areas] == ["Erste"]


def test_a_colleague_at_another_focus_area_is_in_nobodys_way(centre: Centre) -> None:
    plan, area = drafted(centre)
    other = add_focus_area(plan, replace(AREA, title="Andere"), actor=head_of(centre), now=later(2))
    change_focus_area(
        area, replace(AREA, title="Eine"), seen=area.changed_at, actor=head_of(centre), now=later(3)
    )
    change_focus_area(
        other, replace(AREA, title="Noch eine"), seen=other.changed_at, actor=head_of(centre), now=later(4)
    )

    assert [one.title for one in content_of(plan).focus_areas] == ["Eine", "Noch eine"]


def test_measures_and_targets_that_stay_keep_their_line(centre: Centre) -> None:
    plan, area = drafted(centre)
    before = content_of(plan).focus_areas[0]
    measure = replace(before.measures[0], title="Umbenannt")
    changed = replace(before, measures=(*AREA.measures, measure))
    change_focus_area(area, changed, seen=area.changed_at, actor=head_of(centre), now=later(3))

    after = content_of(Plan.objects.within(Scope.of(centre)).get(pk=plan.pk)).focus_areas[0]
    assert (after.measures[1], after.targets) == (measure, before.targets)
    assert after.measures[0].line not in {None, measure.line}


def test_focus_areas_are_put_in_order_and_removed(centre: Centre) -> None:
    plan, area = drafted(centre)
    other = add_focus_area(plan, replace(AREA, title="Andere"), actor=head_of(centre), now=later(2))
    order_focus_areas(plan, [other.line, area.line], actor=head_of(centre), now=later(3))
    assert [one.title for one in content_of(plan).focus_areas] == ["Andere", AREA.title]

    remove_focus_area(other, seen=other.changed_at, actor=head_of(centre), now=later(4))
    stored = Plan.objects.within(Scope.of(centre)).get(pk=plan.pk)
    assert [one.title for one in content_of(stored).focus_areas] == [AREA.title]


def test_progress_and_figures_are_added_and_outlive_an_amendment(centre: Centre) -> None:
    plan, area = published(centre)
    actor = head_of(centre)
    target = area.targets.get()
    record_progress(area, Progress.State.ON_TRACK, "Drei Cafés laufen.", actor=actor, now=later(6))
    record_figure(target, date(2026, 6, 30), Decimal(14), "", actor=actor, now=later(7))
    copy = brought_out(amend(plan, "Neu", actor=actor, now=later(8)))
    again = copy.focus_areas.get()
    record_progress(again, Progress.State.DONE, "Fertig.", actor=actor, now=later(9))

    scope = Scope.of(centre)
    assert list(Progress.objects.within(scope).values_list("focus_line", "state")) == [
        (area.line, "done"),
        (area.line, "on_track"),
    ]
    assert list(Actual.objects.within(scope).values_list("target_line", "value")) == [
        (again.targets.get().line, 14)
    ]


def test_nothing_is_recorded_of_a_plan_that_is_not_in_force(centre: Centre) -> None:
    _, area = drafted(centre)

    with pytest.raises(StepRefused):
        record_progress(area, Progress.State.DONE, "Schon fertig", actor=head_of(centre), now=later(5))


def test_a_period_is_closed_with_a_result_for_each_focus_area(centre: Centre) -> None:
    plan, area = published(centre)
    with pytest.raises(ResultMissing):
        close(plan, {}, seen=None, actor=head_of(centre), now=later(9))
    close(plan, {area.line: REACHED}, seen=None, actor=head_of(centre), now=later(10))

    stored = FocusArea.objects.within(Scope.of(centre)).get()
    assert (stored.result, stored.result_text, states(centre)) == (
        "reached",
        REACHED.text,
        [(1, "closed")],
    )
    with pytest.raises(StepRefused):
        amend(plan, "Zu spät", actor=head_of(centre), now=later(11))
