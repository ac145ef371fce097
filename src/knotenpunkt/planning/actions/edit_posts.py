"""Entering posts, and what becomes of them.

A row is never overwritten: it ends, is followed by another one or is withdrawn.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.domain.posts import PostSpan, overlap
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import span_of, standing_posts
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

MOST_OF_ONE_ROW = Decimal(99)
_COLUMNS = ("kind", "funding", "label", "full_time", "begins_on", "ends_on", "source", "is_example")


@dataclass(frozen=True, slots=True)
class PostContent:
    """What somebody wrote about posts; `label` tells posts of the same kind and funding apart."""

    kind: str
    funding: str
    full_time: Decimal
    begins_on: date
    ends_on: date | None = None
    label: str = ""
    source: str = ""
    is_example: bool = False


class PostsOverlap(Exception):
    """The same posts stand there already for some of these days."""

    def __init__(self, other: Post) -> None:
        super().__init__(str(other.pk))
        self.other = other


class NotWithinPost(Exception):
    """The day lies outside the days of the row that it is to end."""


def add_post(centre: Centre, content: PostContent, *, actor: Actor, now: datetime) -> Post:
    """Enter posts; the same ones sent twice are one row. Posts that overlap with the same ones are refused."""
    require(actor, Permission.PROFILE_EDIT, centre=centre.pk)
    with transaction.atomic():
        _lock(centre)
        again: Post | None = standing_posts(centre).filter(**asdict(content)).first()
        if again is not None:
            return again
        post = _insert(centre, content, now)
        _record("planning.add_post", post, {"after": _columns(post)}, actor=actor, now=now)
    return post


def change_post(post: Post, content: PostContent, *, actor: Actor, now: datetime) -> Post:
    """From a day on the posts are others: the row ends there, and another one begins."""
    require(actor, Permission.PROFILE_EDIT, centre=post.centre_id)
    with transaction.atomic():
        _lock(post.centre)
        post.refresh_from_db()
        before = _columns(post)
        _end(post, content.begins_on)
        following = _insert(post.centre, content, now)
        changes = {"before": before, "ends_on": str(post.ends_on), "after": _columns(following)}
        _record("planning.change_post", post, changes, actor=actor, now=now)
    return following


def end_post(post: Post, ends_on: date, *, actor: Actor, now: datetime) -> None:
    """There are no such posts from this day on."""
    require(actor, Permission.PROFILE_EDIT, centre=post.centre_id)
    with transaction.atomic():
        _lock(post.centre)
        post.refresh_from_db()
        before = _columns(post)
        _end(post, ends_on)
        _record("planning.end_post", post, {"before": before, "after": _columns(post)}, actor=actor, now=now)


def correct_post(post: Post, content: PostContent, *, actor: Actor, now: datetime) -> Post:
    """The row was wrong and is withdrawn; what is right takes its place."""
    require(actor, Permission.PROFILE_EDIT, centre=post.centre_id)
    with transaction.atomic():
        _lock(post.centre)
        _withdraw(post, now)
        right = _insert(post.centre, content, now)
        changes = {"before": _columns(post), "after": _columns(right)}
        _record("planning.correct_post", post, changes, actor=actor, now=now)
    return right


def withdraw_post(post: Post, *, actor: Actor, now: datetime) -> None:
    """There never were such posts: the row stays in the history and counts no more."""
    require(actor, Permission.PROFILE_EDIT, centre=post.centre_id)
    with transaction.atomic():
        _withdraw(post, now)
        _record("planning.withdraw_post", post, {"before": _columns(post)}, actor=actor, now=now)


def _lock(centre: Centre) -> None:
    """Whoever changes posts of the same centre waits, so that no two rows overlap."""
    Centre.objects.select_for_update().get(pk=centre.pk)


def _insert(centre: Centre, content: PostContent, now: datetime) -> Post:
    span = PostSpan(content.kind, content.full_time, content.begins_on, content.ends_on)
    same = standing_posts(centre).filter(kind=content.kind, funding=content.funding, label=content.label)
    for other in same:
        if overlap(span, span_of(other)):
            raise PostsOverlap(other)
    post: Post = Post.objects.create(centre=centre, recorded_at=now, **asdict(content))
    return post


def _end(post: Post, ends_on: date) -> None:
    if ends_on <= post.begins_on or (post.ends_on is not None and ends_on > post.ends_on):
        raise NotWithinPost
    post.ends_on = ends_on
    post.save(update_fields=["ends_on"])


def _withdraw(post: Post, now: datetime) -> None:
    post.withdrawn_at = now
    post.save(update_fields=["withdrawn_at"])


def _columns(post: Post) -> dict[str, str]:
    return {name: _written(value) for name in _COLUMNS if (value := getattr(post, name)) not in ("", None)}


def _written(value: object) -> str:
    """A number without zeros at the end, whether it comes from a form or from the database."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _record(action: str, post: Post, changes: dict[str, Any], *, actor: Actor, now: datetime) -> None:
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=post.centre.key,
        subject_type="planning.Post",
        subject_id=post.pk,
        changes=changes,
    )
    count_change(post.centre, now=now)
