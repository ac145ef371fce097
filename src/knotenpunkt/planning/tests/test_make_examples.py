"""Examples for centres that have nothing of their own."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.actions.load_taxonomies import load_taxonomies
from knotenpunkt.planning.actions.make_examples import MadeExamples, make_examples
from knotenpunkt.planning.models import FocusArea, Plan, Post, Profile, Progress
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ALL = "what there is altogether"


@pytest.fixture
def state(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)
    load_taxonomies(actor=OPERATOR, now=NOW)


def test_every_centre_gets_two_periods_marked_as_examples(state: None) -> None:
    made = make_examples(actor=OPERATOR, now=NOW)

    plans = Plan.objects.unscoped(reason=ALL)
    assert made == MadeExamples(54, 54, 54)
    assert plans.filter(is_example=True).count() == plans.count() == 108
    assert plans.filter(state="closed").count() == plans.filter(state="published").count() == 54
    assert set(Post.objects.unscoped(reason=ALL).values_list("is_example", flat=True)) == {True}


def test_a_second_time_changes_nothing(state: None) -> None:
    make_examples(actor=OPERATOR, now=NOW)
    events = AuditEvent.objects.count()

    assert make_examples(actor=OPERATOR, now=NOW) == MadeExamples(0, 0, 0)
    assert AuditEvent.objects.count() == events


def test_what_a_centre_has_of_its_own_stays_alone(state: None) -> None:
    centre = Centre.objects.get(slug="dueren")
    own = Plan.objects.create(
        centre=centre, begins_on="2026-01-01", ends_on="2028-01-01", situation="eigene", changed_at=NOW
    )
    make_examples(actor=OPERATOR, now=NOW)

    assert list(Plan.objects.within(Scope.of(centre))) == [own]
    assert Profile.objects.within(Scope.of(centre)).get().is_example


def test_examples_are_the_same_in_another_instance(state: None) -> None:
    make_examples(actor=OPERATOR, now=NOW)
    titles = list(FocusArea.objects.unscoped(reason=ALL).order_by("line").values_list("line", "title"))
    for model in (Plan, Post, Profile, Progress):
        model.objects.unscoped(reason="as in an empty instance").delete()
    make_examples(actor=OPERATOR, now=NOW)

    again = FocusArea.objects.unscoped(reason=ALL).order_by("line").values_list("line", "title")
    assert titles == list(again)


def test_heinsberg_gets_the_plan_made_of_its_public_facts(state: None) -> None:
    make_examples(actor=OPERATOR, now=NOW)
    areas = FocusArea.objects.within(Scope.of(Centre.objects.get(slug="heinsberg")))

    assert areas.filter(title="Ehrenamtlicher Sprachmittlerpool").count() == 2
    assert all("Öffentlich bekannt" in area.need and "frei erfunden" in area.need for area in areas)


def test_examples_tell_nothing_of_days_to_come(state: None) -> None:
    make_examples(actor=OPERATOR, now=NOW)

    assert not Progress.objects.unscoped(reason=ALL).filter(recorded_at__gt=NOW).exists()


def test_posts_of_examples_are_shares_of_full_time(state: None) -> None:
    make_examples(actor=OPERATOR, now=NOW)
    shares = set(Post.objects.unscoped(reason=ALL).values_list("full_time", flat=True))

    assert {share % Decimal("0.5") for share in shares} == {Decimal(0)}


def test_only_the_operator_makes_examples(state: None) -> None:
    with pytest.raises(AccessRefused):
        make_examples(actor=NOBODY, now=NOW)
