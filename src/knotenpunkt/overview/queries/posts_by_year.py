"""Posts of all centres, or of one of them, by kind and year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knotenpunkt.overview.queries.published_posts import CentrePosts, published_posts
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.domain.posts import NONE, PostSpan, full_time_by_kind, full_time_by_year
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class YearOfPosts:
    """Full-time equivalents by kind on 31 December of a year, or today in the year that has not ended."""

    year: int
    on: date
    by_kind: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.by_kind.values(), NONE)


@dataclass(frozen=True, slots=True)
class PostsByYear:
    """The years, oldest first; `telling` of all `centres` have recorded posts. `chosen`: one centre alone."""

    years: tuple[YearOfPosts, ...]
    centres: tuple[Centre, ...]
    telling: int
    chosen: Centre | None
    by_centre: Mapping[Centre, CentrePosts]

    @property
    def has_examples(self) -> bool:
        return any(posts.are_examples for posts in self.by_centre.values())

    @property
    def largest(self) -> Decimal:
        return max((year.total for year in self.years), default=NONE)


def posts_by_year(slug: str, today: date) -> PostsByYear:
    """All centres, or the one of that short name; three SQL statements and those of `told_centres`."""
    centres = sorted(Centre.objects.all(), key=lambda centre: sorting_key(short_name(centre.territory)))
    chosen = next((centre for centre in centres if centre.slug == slug), None)
    posts = published_posts(centres, told_centres())
    telling = [centre for centre in centres if posts[centre.pk].spans]
    by_centre = {centre: posts[centre.pk] for centre in telling if chosen in {None, centre}}
    return PostsByYear(
        years=years_of([span for of_centre in by_centre.values() for span in of_centre.spans], today),
        centres=tuple(centres),
        telling=len(telling),
        chosen=chosen,
        by_centre=by_centre,
    )


def years_of(spans: Sequence[PostSpan], today: date) -> tuple[YearOfPosts, ...]:
    """Every year from the first posts until today."""
    begun = [span for span in spans if span.begins_on <= today]
    first = min((span.begins_on.year for span in begun), default=today.year + 1)
    ended = full_time_by_year(begun, range(first, today.year))
    years = [YearOfPosts(year, date(year, 12, 31), by_kind) for year, by_kind in ended.items()]
    if begun:
        years.append(YearOfPosts(today.year, today, full_time_by_kind(begun, today)))
    return tuple(years)
