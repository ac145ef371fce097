"""Posts of all centres, or of one of them, by year and by kind or by who pays for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knotenpunkt.overview.queries.published_posts import CentrePosts, published_posts
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.domain.posts import NONE, PostSpan, full_time_by
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


class Division(StrEnum):
    """By what posts are told apart; the words stand in addresses."""

    KIND = "art"
    FUNDING = "finanzierung"

    def part(self, span: PostSpan) -> str:
        """The part to which posts belong."""
        return span.kind if self is Division.KIND else span.funding


@dataclass(frozen=True, slots=True)
class YearOfPosts:
    """Full-time equivalents by part on 31 December of a year, or today in the year that has not ended."""

    year: int
    on: date
    by_part: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.by_part.values(), NONE)


@dataclass(frozen=True, slots=True)
class PostsByYear:
    """The years, oldest first; `telling` of all `centres` have recorded posts. `chosen`: one centre alone."""

    years: tuple[YearOfPosts, ...]
    centres: tuple[Centre, ...]
    telling: int
    chosen: Centre | None
    by_centre: Mapping[Centre, CentrePosts]
    division: Division = Division.KIND

    @property
    def has_examples(self) -> bool:
        return any(posts.are_examples for posts in self.by_centre.values())

    @property
    def largest(self) -> Decimal:
        return max((year.total for year in self.years), default=NONE)


def posts_by_year(slug: str, today: date, division: Division = Division.KIND) -> PostsByYear:
    """All centres, or the one of that short name; three SQL statements and those of `told_centres`."""
    centres = sorted(Centre.objects.all(), key=lambda centre: sorting_key(short_name(centre.territory)))
    chosen = next((centre for centre in centres if centre.slug == slug), None)
    posts = published_posts(centres, told_centres())
    telling = [centre for centre in centres if posts[centre.pk].spans]
    by_centre = {centre: posts[centre.pk] for centre in telling if chosen in {None, centre}}
    return PostsByYear(
        years=years_of(
            [span for of_centre in by_centre.values() for span in of_centre.spans], today, division
        ),
        centres=tuple(centres),
        telling=len(telling),
        chosen=chosen,
        by_centre=by_centre,
        division=division,
    )


def years_of(spans: Sequence[PostSpan], today: date, division: Division) -> tuple[YearOfPosts, ...]:
    """Every year from the first posts until today."""
    begun = [span for span in spans if span.begins_on <= today]
    first = min((span.begins_on.year for span in begun), default=today.year + 1)
    days = [*(date(year, 12, 31) for year in range(first, today.year)), *([today] if begun else [])]
    return tuple(YearOfPosts(day.year, day, full_time_by(division.part, begun, day)) for day in days)
