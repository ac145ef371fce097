"""What changed between two versions: parts are the same by their line."""

import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal

from knotenpunkt.planning.domain.differences import Difference, Kind, Part, differences
from knotenpunkt.planning.domain.plan_content import FocusContent, PlanContent
from knotenpunkt.planning.tests.plans import AREA, FACTS, MEASURE, TARGET


def key(number: int) -> uuid.UUID:
    return uuid.UUID(int=number)


FIRST = replace(
    AREA,
    line=key(1),
    themes=("german-language", "women"),
    measures=(replace(MEASURE, line=key(11)), replace(MEASURE, title="Zweite", line=key(12))),
    targets=(replace(TARGET, line=key(21)),),
)
SECOND = FocusContent("volunteering", "Ehrenamt", line=key(2))
BEFORE = PlanContent(FACTS, (FIRST, SECOND))


def after(*areas: FocusContent, **facts: object) -> tuple[Difference, ...]:
    return differences(BEFORE, PlanContent(replace(FACTS, **facts), areas))  # type: ignore[arg-type]


def test_the_same_version_differs_in_nothing() -> None:
    assert after(FIRST, SECOND) == ()


def test_the_order_of_what_was_chosen_is_no_difference() -> None:
    assert after(replace(FIRST, themes=("women", "german-language")), SECOND) == ()


def test_period_and_situation_are_told_of_the_plan() -> None:
    assert after(FIRST, SECOND, ends_on=date(2028, 7, 1), situation="Neu.") == (
        Difference(Kind.CHANGED, Part.PLAN, field="ends_on", before=FACTS.ends_on, after=date(2028, 7, 1)),
        Difference(Kind.CHANGED, Part.PLAN, field="situation", before=FACTS.situation, after="Neu."),
    )


def test_a_renamed_focus_area_is_the_same_one() -> None:
    assert after(replace(FIRST, title="Deutsch überall"), SECOND) == (
        Difference(
            Kind.CHANGED,
            Part.FOCUS_AREA,
            "Deutsch überall",
            "Deutsch überall",
            "title",
            "Deutsch im Alltag",
            "Deutsch überall",
        ),
    )


def test_focus_areas_come_and_go() -> None:
    third = FocusContent("education", "Kita", line=key(3))

    assert after(FIRST, third) == (
        Difference(Kind.ADDED, Part.FOCUS_AREA, "", "Kita"),
        Difference(Kind.REMOVED, Part.FOCUS_AREA, "", "Ehrenamt"),
    )


def test_another_order_is_told_once() -> None:
    assert after(SECOND, FIRST) == (Difference(Kind.REORDERED, Part.PLAN),)


def test_measures_and_targets_are_told_by_their_focus_area() -> None:
    changed = replace(
        FIRST,
        measures=(
            replace(MEASURE, line=key(11), responsible="Volkshochschule"),
            replace(MEASURE, title="Neue"),
        ),
        targets=(replace(TARGET, line=key(21), aim=Decimal(30)),),
    )
    title = FIRST.title

    assert after(changed, SECOND) == (
        Difference(
            Kind.CHANGED,
            Part.MEASURE,
            title,
            MEASURE.title,
            "responsible",
            "Fachbereich Bildung",
            "Volkshochschule",
        ),
        Difference(Kind.ADDED, Part.MEASURE, title, "Neue"),
        Difference(Kind.REMOVED, Part.MEASURE, title, "Zweite"),
        Difference(Kind.CHANGED, Part.TARGET, title, TARGET.name, "aim", Decimal(20), Decimal(30)),
    )
