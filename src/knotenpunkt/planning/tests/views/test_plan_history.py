"""Screen: the versions of a plan, with their differences in words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.planning.actions.edit_focus_areas import add_focus_area, change_focus_area
from knotenpunkt.planning.actions.move_plan import amend
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.difference_words import versions_in_words
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.queries.plans import versions_of
from knotenpunkt.planning.tests.pages import text_of
from knotenpunkt.planning.tests.plans import AREA, head_of, later, published
from knotenpunkt.regions.models import Centre

PLANS = "/en/heinsberg/arbeitsplatz/plaene/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def amended(centre: Centre) -> Plan:
    """A second version in which nearly everything is different."""
    plan, _ = published(centre, replace(AREA, themes=("women",)))
    copy = amend(plan, "Mehr Mittel vom Land", actor=head_of(centre), now=later(9))
    area, before = copy.focus_areas.get(), content_of(copy).focus_areas[0]
    changed = replace(
        before,
        goal="Zwei Cafés je Gemeinde.",
        need="",
        field="volunteering",
        themes=("german-language",),
        municipalities=(scenario.ERKELENZ,),
        measures=(replace(before.measures[0], responsible=""),),
        targets=(replace(before.targets[0], aim=Decimal("30.5"), baseline=None),),
    )
    change_focus_area(area, changed, seen=area.changed_at, actor=head_of(centre), now=later(10))
    add_focus_area(copy, replace(AREA, title="Kita"), actor=head_of(centre), now=later(11))
    copy.refresh_from_db()
    return copy


def test_differences_are_told_in_words(centre: Centre) -> None:
    copy = amended(centre)
    with translation.override("en"):
        told = versions_in_words(versions_of(copy))[0].changes

    plain = [
        (part.title, [sentence.replace("\u2068", "").replace("\u2069", "") for sentence in part.sentences])
        for part in told
    ]
    assert plain == [
        (
            "Deutsch im Alltag",
            [
                "Field of work: before “Integration through education”, now “Volunteering”.",
                "Need: “Viele finden keinen Kurs.” is left out.",
                (
                    "Goal: before “Bis Ende 2027 gibt es in jeder Gemeinde ein Sprachcafé.”, "
                    "now “Zwei Cafés je Gemeinde.”."
                ),
                "Topics: added German, removed Women.",
                "Where: added Erkelenz.",
                "“Sprachcafé in Erkelenz”, Responsible function: “Fachbereich Bildung” is left out.",
                "“Ehrenamtliche, die geschult sind”, Figure to be reached: before “20”, now “30.5”.",
                "“Ehrenamtliche, die geschult sind”, Starting figure: “12” is left out.",
            ],
        ),
        ("", ["New focus area: “Kita”."]),
    ]


def test_every_version_stands_there_with_its_reason(centre: Centre) -> None:
    copy = amended(centre)
    page = signed_in(Role.CENTRE_EDITOR, centre).get(f"{PLANS}{copy.pk}/verlauf/")
    text = text_of(page)

    assert page.status_code == 200
    assert (text.count("Mehr Mittel vom Land"), text.count("The first version.")) == (1, 1)
    assert text.index("Version 2") < text.index("Version 1")


def test_nobody_else_reads_it(centre: Centre) -> None:
    plan, _ = published(centre)
    place = f"{PLANS}{plan.pk}/verlauf/"

    assert signed_in(Role.PROVIDER_EDITOR, centre).get(place).status_code == 403
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).get(place).status_code == 404
