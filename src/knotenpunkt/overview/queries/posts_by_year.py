"""Posts of all centres, or of one of them, by kind and year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knotenpunkt.planning.domain.posts import NONE, PostSpan, full_time_by_kind, full_time_by_year
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import spans_by_centre
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
    spans: Mapping[Centre, tuple[PostSpan, ...]]
    has_examples: bool

    @property
    def largest(self) -> Decimal:
        return max((year.total for year in self.years), default=NONE)


def posts_by_year(slug: str, today: date) -> PostsByYear:
    """All centres, or the one of that short name; three SQL statements."""
    centres = sorted(Centre.objects.all(), key=lambda centre: sorting_key(short_name(centre.territory)))
    chosen = next((centre for centre in centres if centre.slug == slug), None)
    by_key = spans_by_centre(centres)
    spans = {
        centre: by_key[centre.pk]
        for centre in centres
        if by_key[centre.pk] and (chosen is None or centre == chosen)
    }
    examples = Post.objects.public().filter(is_example=True, centre__in=[centre.pk for centre in spans])
    return PostsByYear(
        years=years_of([span for of_centre in spans.values() for span in of_centre], today),
        centres=tuple(centres),
        telling=sum(bool(by_key[centre.pk]) for centre in centres),
        chosen=chosen,
        spans=spans,
        has_examples=examples.exists(),
    )


def years_of(spans: list[PostSpan], today: date) -> tuple[YearOfPosts, ...]:
    """Every year from the first posts until today."""
    begun = [span for span in spans if span.begins_on <= today]
    first = min((span.begins_on.year for span in begun), default=today.year + 1)
    ended = full_time_by_year(begun, range(first, today.year))
    years = [YearOfPosts(year, date(year, 12, 31), by_kind) for year, by_kind in ended.items()]
    if begun:
        years.append(YearOfPosts(today.year, today, full_time_by_kind(begun, today)))
    return tuple(years)
