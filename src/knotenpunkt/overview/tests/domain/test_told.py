"""What a profile of another instance says, in the values of the overview."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from knotenpunkt.overview.domain.offices import ConceptFacts
from knotenpunkt.overview.domain.plans import Theme
from knotenpunkt.overview.domain.told import ToldContent, Vocabulary, told_content
from knotenpunkt.overview.tests.told import told_area, told_post
from knotenpunkt.planning.domain.posts import PostSpan


def content(**parts: Any) -> ToldContent:
    profile = {
        "is_example": False,
        "centre": {"host": "", "placement": "", "wishes": "", "source": "", "concepts": []},
        "programmes": [],
        "posts": [],
        "focus_areas": [],
        "counts": {"offers": 0, "share_within_rhythm": None},
    }
    themes = {"school": Theme("school", {"de": "Kita"})}
    posts = frozenset({"specialist"}), "other", frozenset({"own"}), "other"
    known = Vocabulary(themes, *posts, frozenset({"adopted"}))
    return told_content(profile | parts, known)


def test_focus_areas_of_a_period_are_a_plan_and_the_newest_comes_first() -> None:
    found = content(focus_areas=[told_area("A", 2024, "closed"), told_area("B", 2026), told_area("C", 2026)])

    assert [
        (plan.begins_on, plan.is_closed, [area.title for area in plan.focus_areas]) for plan in found.plans
    ] == [(date(2026, 1, 1), False, ["B", "C"]), (date(2024, 1, 1), True, ["A"])]


def test_themes_are_called_as_here_and_unknown_ones_as_told() -> None:
    area = told_area("A", 2026)
    area["themes"].append({"code": "sailing", "name": "Segeln"})

    (plan,) = content(focus_areas=[area]).plans
    assert [theme.label("de") for theme in plan.focus_areas[0].themes] == ["Kita", "Segeln"]


def test_posts_keep_their_share_exactly() -> None:
    assert content(posts=[told_post("captain", 0.1)]).posts == (
        PostSpan("other", Decimal("0.1"), date(2020, 1, 1), funding="own"),
    )


def test_whoever_pays_and_is_not_known_here_is_another() -> None:
    post = told_post("specialist", 1) | {"funding": "lottery"}

    assert [(span.kind, span.funding) for span in content(posts=[post]).posts] == [("specialist", "other")]


@pytest.mark.parametrize(
    ("begins_on", "ends_on"),
    [
        ("0001-01-01", "0001-01-02"),
        ("2026-01-01", "9999-12-31"),
        ("2026-01-01", "2026-01-01"),
        ("2028-01-01", "2026-01-01"),
    ],
)
def test_periods_that_stand_on_no_line_of_years_are_left_out(begins_on: str, ends_on: str) -> None:
    area, post = told_area("A", 2026), told_post("specialist", 1, begins_on)
    area["period"] |= {"begins_on": begins_on, "ends_on": ends_on}
    post["ends_on"] = ends_on

    found = content(focus_areas=[area], posts=[post])
    assert (found.plans, found.posts) == ((), ())


@pytest.mark.parametrize(("share", "percent"), [(None, None), (0, Decimal(0)), (0.667, Decimal("66.7"))])
def test_shares_are_told_in_per_cent(share: float | None, percent: Decimal | None) -> None:
    assert content(counts={"offers": 3, "share_within_rhythm": share}).confirmed_percent == percent


def test_concepts_in_a_state_that_nobody_knows_are_left_out() -> None:
    concepts = [
        {"title": state, "state": state, "adopted_on": "2014-03-20", "valid_until": None, "website": ""}
        for state in ("adopted", "lost")
    ]
    office = {"host": "", "placement": "", "wishes": "", "source": "", "concepts": concepts}

    assert content(centre=office).concepts == (
        ConceptFacts("adopted", "adopted", date(2014, 3, 20), None, ""),
    )
