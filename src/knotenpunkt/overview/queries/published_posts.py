"""The published posts of centres, whoever tells them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.told_centres import ToldCentre, ToldCentres
from knotenpunkt.planning.domain.posts import PostSpan
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import spans_by_centre
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class CentrePosts:
    """The posts of a centre; `voice`: the other instance that tells them (None: this one)."""

    spans: tuple[PostSpan, ...]
    are_examples: bool
    voice: Voice | None = None


def published_posts(centres: Sequence[Centre], told: ToldCentres) -> dict[uuid.UUID, CentrePosts]:
    """The posts of each of these centres, in two statements."""
    spans = spans_by_centre(centres)
    examples = set(
        Post.objects.public()
        .filter(is_example=True, centre__in=list(spans))
        .order_by()
        .values_list("centre", flat=True)
        .distinct()
    )
    return {
        key: _told(told[key]) if key in told else CentrePosts(own, key in examples)
        for key, own in spans.items()
    }


def _told(centre: ToldCentre) -> CentrePosts:
    return CentrePosts(centre.content.posts, centre.content.posts_are_examples, centre.voice)
