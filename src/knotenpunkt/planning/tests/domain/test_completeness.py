"""What a plan lacks before it is handed in, and which measures lie outside its period."""

import uuid
from dataclasses import replace
from datetime import date

import pytest

from knotenpunkt.planning.domain.completeness import (
    Gap,
    Missing,
    OutsidePeriod,
    missing_in,
    outside_period,
)
from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, PlanContent
from knotenpunkt.planning.tests.plans import AREA, FACTS

LINE = uuid.UUID(int=1)


def test_a_plan_without_focus_areas_lacks_one() -> None:
    assert missing_in(PlanContent(FACTS)) == (Missing(Gap.FOCUS_AREA),)


def test_a_complete_plan_lacks_nothing() -> None:
    assert missing_in(PlanContent(FACTS, (AREA,))) == ()


def test_each_focus_area_says_what_it_lacks() -> None:
    bare = FocusContent("education", "Leer", need=" ", line=LINE)

    assert missing_in(PlanContent(FACTS, (AREA, bare))) == (
        Missing(Gap.NEED, LINE, "Leer"),
        Missing(Gap.GOAL, LINE, "Leer"),
        Missing(Gap.MEASURE, LINE, "Leer"),
    )


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "number"),
    [
        (None, None, 0),
        (date(2026, 1, 1), date(2028, 1, 1), 0),
        (date(2027, 12, 31), None, 0),
        (date(2028, 1, 1), None, 1),
        (date(2025, 12, 31), None, 1),
        (None, date(2028, 1, 2), 1),
        (None, date(2026, 1, 1), 1),
    ],
)
def test_a_measure_outside_the_period_is_told(
    begins_on: date | None, ends_on: date | None, number: int
) -> None:
    measure = MeasureContent("Früh", begins_on=begins_on, ends_on=ends_on)
    area = replace(AREA, measures=(measure,), line=LINE)

    told = (OutsidePeriod(LINE, AREA.title, "Früh"),) * number
    assert outside_period(PlanContent(FACTS, (area,))) == told
