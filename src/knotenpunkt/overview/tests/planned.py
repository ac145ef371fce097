"""A centre with everything that a fact sheet shows, for tests of the overview."""

from datetime import UTC, date, datetime
from decimal import Decimal

from knotenpunkt.directory.tests import factories
from knotenpunkt.planning.models import (
    FocusArea,
    FunctionContact,
    IntegrationConcept,
    Plan,
    Post,
    Profile,
    Programme,
    Progress,
)
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)


def planned_centre(slug: str = "heinsberg", key: str = "05370", areas: int = 2) -> Centre:
    """A centre with a profile, posts, a running plan and one that was closed with results."""
    centre = factories.centre(slug, key, factories.municipality(f"{key}004", f"Stadt {key}"))
    Profile.objects.create(
        centre=centre, host="Kreis Heinsberg", wishes="Planbare Mittel.\nWeniger Berichte.", changed_at=NOW
    )
    FunctionContact.objects.create(centre=centre, function="Leitung", phone="+492452134222")
    Programme.objects.create(centre=centre, name="Rucksack-KiTa", note="16 Gruppen")
    Programme.objects.create(centre=centre, name="Altes Programm", ends_on=date(2020, 1, 1))
    IntegrationConcept.objects.create(
        centre=centre, title="Integrationskonzept", state="adopted", adopted_on=date(2014, 3, 20)
    )
    add_post(centre, "specialist", "3.5", date(2014, 9, 1))
    add_post(centre, "kim_2", "6", date(2021, 3, 23))
    add_plan(centre, date(2024, 1, 1), Plan.State.CLOSED, areas)
    add_plan(centre, date(2026, 1, 1), Plan.State.PUBLISHED, areas)
    count_change(centre, now=NOW)
    return centre


def add_post(centre: Centre, kind: str, full_time: str, begins_on: date) -> Post:
    post: Post = Post.objects.create(
        centre=centre,
        kind=kind,
        funding="state_lump_sum",
        full_time=Decimal(full_time),
        begins_on=begins_on,
        recorded_at=NOW,
    )
    return post


def add_plan(centre: Centre, begins_on: date, state: str, areas: int) -> Plan:
    """A plan of two years that is an example; its focus areas are about learning German."""
    plan: Plan = Plan.objects.create(
        centre=centre,
        begins_on=begins_on,
        ends_on=begins_on.replace(year=begins_on.year + 2),
        state=state,
        is_example=True,
        changed_at=NOW,
    )
    for number in range(1, areas + 1):
        add_focus_area(plan, f"Schwerpunkt {number}")
    return plan


def add_focus_area(plan: Plan, title: str, goal: str = "Jede Kommune hat ein Angebot.") -> FocusArea:
    is_closed = plan.state == Plan.State.CLOSED
    area: FocusArea = FocusArea.objects.create(
        plan=plan,
        field=FocusArea.Field.EDUCATION,
        title=title,
        goal=goal,
        result=FocusArea.Result.REACHED if is_closed else "",
        result_text="Acht von zehn Kommunen." if is_closed else "",
    )
    area.themes.add(factories.term("topic", "german-language", "Deutsch lernen"))
    Progress.objects.create(
        centre=plan.centre,
        focus_line=area.line,
        state=Progress.State.ON_TRACK,
        sentence="Es geht voran.",
        recorded_at=NOW,
    )
    return area
