"""Posts of centres: the rows for the screen of the team, and the computed line and totals for everyone."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404

from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.domain.posts import (
    PostSpan,
    Step,
    full_time_by_kind,
    full_time_on,
    steps_over_time,
)
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.words import funding_name, post_kind_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row in words; `last_day` is the last one on which it holds."""

    post: Post
    kind: str
    funding: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class PostsOverTime:
    """The posts of a centre: how many there are today, of which kinds, and when their number changed."""

    today: Decimal
    by_kind: tuple[tuple[str, Decimal], ...]
    steps: tuple[Step, ...]


def posts_of(centre: Centre) -> TenantQuerySet[Post]:
    """Every row of a centre, withdrawn ones among them."""
    return Post.objects.within(Scope.of(centre))


def standing_posts(centre: Centre) -> TenantQuerySet[Post]:
    """The rows that were never withdrawn: what was, is and is planned."""
    return posts_of(centre).filter(Post.public_condition)


def post_of(centre: Centre, key: uuid.UUID) -> Post:
    """One row of a centre that was not withdrawn; another centre's does not exist."""
    post: Post | None = standing_posts(centre).select_related("centre").filter(pk=key).first()
    if post is None:
        raise Http404(str(key))
    return post


def post_row(post: Post) -> PostRow:
    """A row in words."""
    last_on = post.ends_on and last_day(post.ends_on)
    return PostRow(post, post_kind_name(post.kind), funding_name(post.funding), last_on)


def span_of(post: Post) -> PostSpan:
    """What a row counts for."""
    return PostSpan(post.kind, post.full_time, post.begins_on, post.ends_on, post.funding)


def spans_by_centre(centres: Iterable[Centre]) -> dict[uuid.UUID, tuple[PostSpan, ...]]:
    """What everyone may know of the posts of each centre, in one statement; a centre without any has none."""
    keys = [centre.pk for centre in centres]
    found: dict[uuid.UUID, list[PostSpan]] = {key: [] for key in keys}
    posts: QuerySet[Post] = Post.objects.public().filter(centre__in=keys)
    for post in posts:
        found[post.centre_id].append(span_of(post))
    return {key: tuple(spans) for key, spans in found.items()}


def posts_over_time(spans: Iterable[PostSpan], today: date) -> PostsOverTime:
    """Totals of today, and the line."""
    kept = tuple(spans)
    by_kind = full_time_by_kind(kept, today)
    return PostsOverTime(
        full_time_on(kept, today),
        tuple((post_kind_name(kind), by_kind[kind]) for kind in Post.Kind if kind in by_kind),
        steps_over_time(kept),
    )
