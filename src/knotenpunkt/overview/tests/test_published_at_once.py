"""A plan that is published is seen in map, matrix, line and search with the very next look, though pages are kept."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.plans import THEMES
from knotenpunkt.planning.actions.edit_focus_areas import add_focus_area
from knotenpunkt.planning.actions.edit_plan import begin_plan
from knotenpunkt.planning.actions.move_plan import approve, hand_in, publish
from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, PlanFacts, TargetContent
from knotenpunkt.regions.models import Centre

ROOT = "/de/ueberblick/"
AREA = FocusContent(
    field="education",
    title="Sprache in der Familie",
    need="Viele Kinder kommen ohne Deutsch in die Schule.",
    goal="Bis Ende des Zeitraums gibt es zehn Elterngruppen.",
    themes=("school",),
    target_groups=("parents",),
    measures=(MeasureContent("Elternbegleiterinnen ausbilden", "Fachstelle"),),
    targets=(TargetContent("Elterngruppen", "Gruppen", Decimal(10), baseline=Decimal(4)),),
)


@pytest.fixture
def centre(db: None) -> Centre:
    for code, label in THEMES.items():
        factories.term("topic", code, label)
    factories.term("target_group", "parents", "Eltern")
    return factories.centre("heinsberg", "05370", factories.municipality())


def publish_plan(centre: Centre) -> None:
    """As the head of the centre does it, step by step."""
    head = Actor("head", (Grant(Role.CENTRE_HEAD, centre.pk),))
    year = timezone.localdate().year
    now = datetime(year, 1, 2, 9, 0, tzinfo=UTC)
    facts = PlanFacts(date(year, 1, 1), date(year + 2, 1, 1), "Die Lage im Kreis.")
    plan = begin_plan(centre, facts, actor=head, now=now)
    add_focus_area(plan, AREA, actor=head, now=now)
    for step in (hand_in, approve, publish):
        plan = step(plan, seen=None, actor=head, now=now)


def looks(client: Client) -> dict[str, bool]:
    """Whether each page tells of the plan."""
    told = {
        "map": (f"{ROOT}?zahl=schwerpunkte", 'aria-label="HS 1 – heinsberg: 1"'),
        "themes": (f"{ROOT}themen/", '<th scope="row">Schule</th>'),
        "periods": (f"{ROOT}zeitraeume/", '<rect class="overview-line__bar" x="'),
        "search": (f"{ROOT}suche/?q=Elterngruppe", ">Sprache in der Familie</a>"),
    }
    return {name: mark in client.get(path).content.decode() for name, (path, mark) in told.items()}


def test_a_published_plan_is_seen_at_once(client: Client, centre: Centre) -> None:
    before = looks(client)
    publish_plan(centre)

    assert before == dict.fromkeys(before, False)
    assert looks(client) == dict.fromkeys(before, True)


def test_the_table_that_is_taken_along_has_it_too(client: Client, centre: Centre) -> None:
    client.get(f"{ROOT}themen/daten.csv")
    publish_plan(centre)

    content = client.get(f"{ROOT}themen/daten.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content), delimiter=";"))
    assert [(row[0], row[4], row[8]) for row in rows[1:]] == [("05370", "school", "Sprache in der Familie")]
