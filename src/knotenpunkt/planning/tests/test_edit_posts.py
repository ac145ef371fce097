"""Editing posts: who may, what is kept, that nothing is overwritten and nothing overlaps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from knotenpunkt.access.policy import AccessRefused, Actor
from knotenpunkt.planning.actions.edit_posts import (
    NotWithinPost,
    PostContent,
    PostsOverlap,
    add_post,
    change_post,
    correct_post,
    end_post,
    withdraw_post,
)
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import posts_over_time, spans_by_centre
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)
FOUNDED = PostContent(
    Post.Kind.SPECIALIST, Post.Funding.STATE_LUMP_SUM, Decimal("3.5"), date(2014, 9, 1), source="Kreistag"
)
MORE = replace(FOUNDED, full_time=Decimal(5), begins_on=date(2017, 1, 1))
AFTER_FOUNDED = {
    "kind": "specialist",
    "funding": "state_lump_sum",
    "full_time": "3.5",
    "begins_on": "2014-09-01",
    "source": "Kreistag",
    "is_example": "False",
}


def stored(centre: Centre) -> list[tuple[Decimal, date, date | None, bool]]:
    posts = Post.objects.within(Scope.of(centre)).order_by("begins_on", "pk")
    return [(post.full_time, post.begins_on, post.ends_on, post.withdrawn_at is not None) for post in posts]


def trail() -> list[tuple[str, str, str, dict[str, Any]]]:
    events = AuditEvent.objects.order_by("pk")
    return list(events.values_list("action", "actor", "centre_key", "changes"))


def revision(centre: Centre) -> int:
    version = centre_version(centre.slug)
    assert version is not None
    return version.number


def test_add_post_keeps_the_row_and_tells_the_trail(centre: Centre, personas: Personas) -> None:
    before = revision(centre)
    post = add_post(centre, FOUNDED, actor=personas.head, now=NOW)

    assert stored(centre) == [(Decimal("3.5"), date(2014, 9, 1), None, False)]
    assert trail() == [("planning.add_post", "head", "05370", {"after": AFTER_FOUNDED})]
    assert AuditEvent.objects.get().subject_id == str(post.pk)
    assert revision(centre) == before + 1


def test_the_same_posts_sent_twice_are_one_row(centre: Centre, personas: Personas) -> None:
    first = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    second = add_post(centre, FOUNDED, actor=personas.head, now=NOW)

    assert (first.pk, len(trail())) == (second.pk, 1)


@pytest.mark.parametrize(
    "other", [MORE, replace(FOUNDED, begins_on=date(2014, 1, 1), ends_on=date(2014, 9, 2))]
)
def test_the_same_posts_do_not_overlap(centre: Centre, personas: Personas, other: PostContent) -> None:
    first = add_post(centre, FOUNDED, actor=personas.head, now=NOW)

    with pytest.raises(PostsOverlap) as refused:
        add_post(centre, other, actor=personas.head, now=NOW)
    assert (refused.value.other.pk, len(stored(centre)), len(trail())) == (first.pk, 1, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUNDED, begins_on=date(2014, 1, 1), ends_on=date(2014, 9, 1)),
        replace(MORE, label="Kita"),
        replace(MORE, kind=Post.Kind.ADMINISTRATION),
        replace(MORE, funding=Post.Funding.OWN),
    ],
)
def test_other_posts_stand_beside_them(centre: Centre, personas: Personas, other: PostContent) -> None:
    for content in (FOUNDED, other):
        add_post(centre, content, actor=personas.head, now=NOW)

    assert len(stored(centre)) == 2


def test_posts_of_another_centre_are_no_hindrance(
    centre: Centre, other_centre: Centre, personas: Personas
) -> None:
    add_post(centre, FOUNDED, actor=personas.operator, now=NOW)
    add_post(other_centre, FOUNDED, actor=personas.operator, now=NOW)

    assert stored(centre) == stored(other_centre)


def test_change_post_ends_one_row_and_begins_another(centre: Centre, personas: Personas) -> None:
    post = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    before = revision(centre)
    change_post(post, MORE, actor=personas.head, now=NOW)

    assert stored(centre) == [
        (Decimal("3.5"), date(2014, 9, 1), date(2017, 1, 1), False),
        (Decimal(5), date(2017, 1, 1), None, False),
    ]
    assert trail()[1] == (
        "planning.change_post",
        "head",
        "05370",
        {
            "before": AFTER_FOUNDED,
            "ends_on": "2017-01-01",
            "after": AFTER_FOUNDED | {"full_time": "5", "begins_on": "2017-01-01"},
        },
    )
    assert revision(centre) == before + 1


def test_a_change_that_overlaps_with_a_third_row_changes_nothing(centre: Centre, personas: Personas) -> None:
    post = add_post(centre, replace(FOUNDED, ends_on=date(2020, 1, 1)), actor=personas.head, now=NOW)
    add_post(centre, replace(MORE, begins_on=date(2020, 1, 1)), actor=personas.head, now=NOW)

    with pytest.raises(PostsOverlap):
        change_post(post, MORE, actor=personas.head, now=NOW)
    assert stored(centre)[0] == (Decimal("3.5"), date(2014, 9, 1), date(2020, 1, 1), False)
    assert (len(stored(centre)), len(trail())) == (2, 2)


@pytest.mark.parametrize("day", [date(2014, 9, 1), date(2010, 1, 1), date(2020, 1, 2)])
def test_posts_end_within_their_days(centre: Centre, personas: Personas, day: date) -> None:
    post = add_post(centre, replace(FOUNDED, ends_on=date(2020, 1, 1)), actor=personas.head, now=NOW)

    with pytest.raises(NotWithinPost):
        end_post(post, day, actor=personas.head, now=NOW)
    with pytest.raises(NotWithinPost):
        change_post(post, replace(MORE, begins_on=day), actor=personas.head, now=NOW)
    assert stored(centre) == [(Decimal("3.5"), date(2014, 9, 1), date(2020, 1, 1), False)]


def test_end_post_writes_the_day_and_keeps_what_was_before(centre: Centre, personas: Personas) -> None:
    post = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    end_post(post, date(2020, 1, 1), actor=personas.head, now=NOW)

    assert stored(centre) == [(Decimal("3.5"), date(2014, 9, 1), date(2020, 1, 1), False)]
    assert trail()[1] == (
        "planning.end_post",
        "head",
        "05370",
        {"before": AFTER_FOUNDED, "after": AFTER_FOUNDED | {"ends_on": "2020-01-01"}},
    )


def test_two_who_end_the_same_posts_do_not_undo_each_other(centre: Centre, personas: Personas) -> None:
    """The second has loaded the row before the first ended it."""
    first = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    second = Post.objects.within(Scope.of(centre)).get()
    end_post(first, date(2020, 1, 1), actor=personas.head, now=NOW)

    with pytest.raises(NotWithinPost):
        end_post(second, date(2025, 1, 1), actor=personas.editor, now=NOW)
    assert stored(centre) == [(Decimal("3.5"), date(2014, 9, 1), date(2020, 1, 1), False)]


def test_correct_post_keeps_the_wrong_row_and_counts_the_right_one(
    centre: Centre, personas: Personas
) -> None:
    post = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    correct_post(post, replace(FOUNDED, full_time=Decimal(4)), actor=personas.head, now=NOW)

    assert sorted(stored(centre)) == [
        (Decimal("3.5"), date(2014, 9, 1), None, True),
        (Decimal(4), date(2014, 9, 1), None, False),
    ]
    assert posts_over_time(spans_by_centre([centre])[centre.pk], TODAY).today == 4
    assert trail()[1] == (
        "planning.correct_post",
        "head",
        "05370",
        {"before": AFTER_FOUNDED, "after": AFTER_FOUNDED | {"full_time": "4"}},
    )


def test_a_withdrawn_row_counts_no_more_and_may_be_entered_again(centre: Centre, personas: Personas) -> None:
    post = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    withdraw_post(post, actor=personas.head, now=NOW)

    assert spans_by_centre([centre]) == {centre.pk: ()}
    assert trail()[1] == ("planning.withdraw_post", "head", "05370", {"before": AFTER_FOUNDED})
    again = add_post(centre, FOUNDED, actor=personas.head, now=NOW)
    assert (again.pk != post.pk, len(stored(centre))) == (True, 2)


@pytest.mark.parametrize("persona", ["guest", "provider", "outsider", "state_desk"])
@pytest.mark.parametrize(
    "deed",
    [
        lambda centre, post, actor: add_post(centre, MORE, actor=actor, now=NOW),
        lambda centre, post, actor: change_post(post, MORE, actor=actor, now=NOW),
        lambda centre, post, actor: end_post(post, date(2020, 1, 1), actor=actor, now=NOW),
        lambda centre, post, actor: correct_post(post, MORE, actor=actor, now=NOW),
        lambda centre, post, actor: withdraw_post(post, actor=actor, now=NOW),
    ],
    ids=["add", "change", "end", "correct", "withdraw"],
)
def test_nobody_else_edits_posts(
    deed: Callable[[Centre, Post, Actor], object], persona: str, centre: Centre, personas: Personas
) -> None:
    post = add_post(centre, FOUNDED, actor=personas.editor, now=NOW)

    with pytest.raises(AccessRefused):
        deed(centre, post, getattr(personas, persona))
    assert (stored(centre), len(trail())) == ([(Decimal("3.5"), date(2014, 9, 1), None, False)], 1)


def test_posts_of_all_centres_are_one_statement(
    centre: Centre, other_centre: Centre, personas: Personas, django_assert_num_queries: Any
) -> None:
    add_post(centre, FOUNDED, actor=personas.operator, now=NOW)
    add_post(other_centre, MORE, actor=personas.operator, now=NOW)

    with django_assert_num_queries(1):
        spans = spans_by_centre([centre, other_centre])
    assert {key: [span.full_time for span in found] for key, found in spans.items()} == {
        centre.pk: [Decimal("3.5")],
        other_centre.pk: [Decimal(5)],
    }
