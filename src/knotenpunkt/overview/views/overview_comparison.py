"""Up to four centres side by side: their situation, their posts, and what they work on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.queries.comparison import MOST_CENTRES, comparison_of
from knotenpunkt.overview.queries.sheet_tables import comparison_table
from knotenpunkt.overview.queries.voice_words import names_by_voice
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

CENTRE = "zentrum"


@dataclass(frozen=True, slots=True)
class Choice:
    """The centres that an address names; those beyond the fourth are `refused`, `unknown` are names of none."""

    every: tuple[Centre, ...]
    chosen: tuple[Centre, ...]
    refused: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def fields(self) -> list[str]:
        """The choice of each of the four fields; an empty one chose nobody."""
        slugs = [centre.slug for centre in self.chosen]
        return [*slugs, *[""] * (MOST_CENTRES - len(slugs))]


@for_staff
@public
@require_safe
def overview_comparison(request: HttpRequest, language: str) -> HttpResponse:
    """A fifth centre is refused in a sentence; the first four are shown."""
    choice = _choice(request)
    comparison = comparison_of(choice.chosen, timezone.localdate())
    context = {
        "choice": choice,
        "centres": [(centre.slug, short_name(centre.territory)) for centre in choice.every],
        "most": MOST_CENTRES,
        "comparison": comparison,
        "told": names_by_voice((one.name, one.voice) for one in comparison.centres),
    }
    return render(request, "overview/overview_comparison.html", context)


@for_staff
@public
@unlisted
@require_safe
def overview_comparison_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """The same as a file."""
    now, chosen = timezone.localtime(), _choice(request).chosen
    table = comparison_table(
        comparison_of(chosen, now.date()), " ".join(centre.slug for centre in chosen), language
    )
    return data_answer(table, data_format, now=now)


def _choice(request: HttpRequest) -> Choice:
    every = sorted(Centre.objects.all(), key=lambda centre: sorting_key(short_name(centre.territory)))
    by_slug = {centre.slug: centre for centre in every}
    named = _named(request.GET.getlist(CENTRE))
    known = [by_slug[slug] for slug in named if slug in by_slug]
    return Choice(
        tuple(every),
        tuple(known[:MOST_CENTRES]),
        tuple(short_name(centre.territory) for centre in known[MOST_CENTRES:]),
        tuple(slug[:60] for slug in named if slug not in by_slug)[:MOST_CENTRES],
    )


def _named(written: Iterable[str]) -> list[str]:
    """Each once, in the order in which they were named."""
    return list(dict.fromkeys(slug.strip() for slug in written if slug.strip()))
