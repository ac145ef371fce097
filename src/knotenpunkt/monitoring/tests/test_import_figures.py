"""A table of figures is taken over as a whole or not at all."""

from decimal import Decimal

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Actor, Grant, Role
from knotenpunkt.monitoring.actions.import_figures import (
    Delivered,
    FaultyFigures,
    import_figures,
    planned_import,
)
from knotenpunkt.monitoring.domain.figure_plan import Told, read_figures
from knotenpunkt.monitoring.domain.figure_tables import FigureTable, Written
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.models import Figure, FigureImport
from knotenpunkt.monitoring.queries.known_regions import known_regions
from knotenpunkt.monitoring.tests.factories import NOW
from knotenpunkt.regions.models import CentreRevision
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.usefixtures("indicators")
HEINSBERG, COLOGNE = "05370", "05315"


def delivered(values: dict[str, str], title: str = "Tabelle") -> Delivered:
    rows = (
        Written(line, region, "31.12.2023", value)
        for line, (region, value) in enumerate(values.items(), start=2)
    )
    known = known_regions(today=NOW.date())
    return Delivered(read_figures(FigureTable(rows), known, Told("foreign_pop")), Delivery(title))


def stored() -> dict[str, tuple[Decimal | None, str]]:
    return {
        region: (value, title)
        for region, value, title in Figure.objects.values_list("region", "value", "delivery__title")
    }


def test_import_writes_figures_with_their_delivery() -> None:
    plan = import_figures(delivered({HEINSBERG: "38.160", COLOGNE: "x"}), actor=OPERATOR, now=NOW)

    assert (len(plan.new), len(plan.corrected), plan.unchanged) == (2, 0, 0)
    assert stored() == {HEINSBERG: (Decimal(38160), "Tabelle"), COLOGNE: (None, "Tabelle")}
    assert Figure.objects.get(region=COLOGNE).is_suppressed
    assert [event.changes for event in AuditEvent.objects.filter(action="monitoring.figures.import")] == [
        {"title": "Tabelle", "new": 2, "corrected": 0, "left_out": 0}
    ]


def test_looking_first_writes_nothing() -> None:
    before = list(CentreRevision.objects.values_list("number"))

    plan = planned_import(delivered({HEINSBERG: "38.160"}))

    assert (len(plan.new), stored()) == (1, {})
    assert list(CentreRevision.objects.values_list("number")) == before


def test_same_table_again_changes_nothing() -> None:
    import_figures(delivered({HEINSBERG: "38.160", COLOGNE: "x"}), actor=OPERATOR, now=NOW)
    revisions = list(CentreRevision.objects.order_by("pk").values_list("pk", "number"))
    deliveries = FigureImport.objects.count()

    plan = import_figures(delivered({HEINSBERG: "38.160", COLOGNE: "x"}), actor=OPERATOR, now=NOW)

    assert (plan.changes_anything, plan.unchanged) == (False, 2)
    assert FigureImport.objects.count() == deliveries
    assert AuditEvent.objects.filter(action="monitoring.figures.import").count() == 1
    assert list(CentreRevision.objects.order_by("pk").values_list("pk", "number")) == revisions


def test_changed_value_is_a_correction_with_the_new_delivery() -> None:
    import_figures(delivered({HEINSBERG: "38.160", COLOGNE: "x"}, "Erste"), actor=OPERATOR, now=NOW)

    plan = import_figures(
        delivered({HEINSBERG: "38.165", COLOGNE: "249.595"}, "Zweite"), actor=OPERATOR, now=NOW
    )

    assert [(change.before.value, change.after.value) for change in plan.corrected.values()] == [
        (Decimal(38160), Decimal(38165)),
        (None, Decimal(249595)),
    ]
    assert stored() == {HEINSBERG: (Decimal(38165), "Zweite"), COLOGNE: (Decimal(249595), "Zweite")}


def test_faulty_row_keeps_the_whole_table_out() -> None:
    with pytest.raises(FaultyFigures) as faulty:
        import_figures(delivered({HEINSBERG: "38.160", "05999": "3"}), actor=OPERATOR, now=NOW)

    assert [problem.line for problem in faulty.value.plan.faults] == [3]
    assert stored() == {}


def test_faulty_rows_are_left_out_where_somebody_says_so() -> None:
    table = delivered({HEINSBERG: "38.160", "05999": "3"})

    import_figures(table, leave_out_faulty=True, actor=OPERATOR, now=NOW)

    assert list(stored()) == [HEINSBERG]


def test_rows_of_other_states_stand_in_nobodys_way() -> None:
    import_figures(delivered({HEINSBERG: "38.160", "01001": "20.350"}), actor=OPERATOR, now=NOW)

    assert list(stored()) == [HEINSBERG]


@pytest.mark.parametrize(("role", "may"), [(Role.STATE_DESK, True), (Role.CENTRE_HEAD, False)])
def test_import_is_for_the_state_desk(role: Role, *, may: bool) -> None:
    actor = Actor("somebody", (Grant(role),))
    table = delivered({HEINSBERG: "38.160"})
    if may:
        import_figures(table, actor=actor, now=NOW)
    else:
        with pytest.raises(AccessRefused):
            import_figures(table, actor=actor, now=NOW)

    assert bool(stored()) is may
