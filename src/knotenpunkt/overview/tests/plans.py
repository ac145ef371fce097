"""Building blocks for tests of the overview: published plans of centres with themes and progress."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from knotenpunkt.directory.tests.factories import term
from knotenpunkt.planning.models import FocusArea, Measure, Plan, Progress
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THEMES = {"german-language": "Sprache", "school": "Schule", "housing": "Wohnen", "work": "Arbeit"}


def published_plan(
    centre: Centre,
    *themes: Sequence[str],
    begins_on: date = date(2026, 1, 1),
    ends_on: date = date(2028, 1, 1),
    state: Plan.State = Plan.State.PUBLISHED,
    is_example: bool = False,
) -> Plan:
    """A plan with one focus area for each given group of theme codes."""
    plan: Plan = Plan.objects.create(
        centre=centre,
        begins_on=begins_on,
        ends_on=ends_on,
        state=state,
        is_example=is_example,
        changed_at=NOW,
        published_at=NOW,
    )
    for position, codes in enumerate(themes):
        area = FocusArea.objects.create(
            plan=plan,
            position=position,
            field=FocusArea.Field.EDUCATION,
            title=f"Schwerpunkt {position + 1} von {centre.slug}",
            goal="Mehr Plätze in Sprachkursen mit Kinderbetreuung.",
        )
        area.themes.set([term("topic", code, THEMES[code]) for code in codes])
        Measure.objects.create(focus_area=area, title="Elterncafés an drei Grundschulen")
    return plan


def note_progress(plan: Plan, state: Progress.State, *, at: datetime = NOW) -> None:
    """How every focus area of the plan stands."""
    for area in plan.focus_areas.all():
        Progress.objects.create(centre=plan.centre, focus_line=area.line, state=state, recorded_at=at)
