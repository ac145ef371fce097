"""Posts by kind and year: how have the teams grown?"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.queries.posts_by_year import PostsByYear, posts_by_year, years_of
from knotenpunkt.overview.queries.voice_words import names_by_voice, voice_cells, voice_columns
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.words import post_kind_name
from knotenpunkt.regions.domain.names import short_name
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

CENTRE = "zentrum"
BAR_LENGTH = 100


@for_staff
@public
@require_safe
def overview_posts(request: HttpRequest, language: str) -> HttpResponse:
    """A centre that nobody knows means all of them."""
    posts = posts_by_year(request.GET.get(CENTRE, ""), timezone.localdate())
    kinds = [kind for kind in Post.Kind if any(kind in year.by_kind for year in posts.years)]
    context = {
        "posts": posts,
        "choices": [(centre.slug, short_name(centre.territory)) for centre in posts.centres],
        "bars": [
            (year, round(BAR_LENGTH * year.total / posts.largest)) for year in posts.years if year.total
        ],
        "rows": [(post_kind_name(kind), [year.by_kind.get(kind) for year in posts.years]) for kind in kinds],
        "told": names_by_voice(
            (short_name(centre.territory), of_centre.voice) for centre, of_centre in posts.by_centre.items()
        ),
        "today": timezone.localdate(),
    }
    return render(request, "overview/overview_posts.html", context)


@for_staff
@public
@unlisted
@require_safe
def overview_posts_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """A line for each centre, year and kind."""
    now = timezone.localtime()
    posts = posts_by_year(request.GET.get(CENTRE, ""), now.date())
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("on", _("As of")),
        Column("kind", _("Kind, code")),
        Column("kind_label", _("Kind")),
        Column("full_time", _("Full-time equivalents")),
        *voice_columns(),
    )
    notes = (_("Some of these figures are examples, freely invented."),) if posts.has_examples else ()
    table = DataTable(
        name="stellen",
        title=_("Posts by kind and year"),
        columns=columns,
        rows=tuple(_lines(posts)),
        notes=notes,
        chosen={CENTRE: posts.chosen.slug if posts.chosen else ""},
    )
    return data_answer(table, data_format, now=now)


def _lines(posts: PostsByYear) -> Iterator[tuple[Cell, ...]]:
    today = posts.years[-1].on if posts.years else timezone.localdate()
    for centre, of_centre in posts.by_centre.items():
        for year in years_of(of_centre.spans, today):
            for kind, full_time in sorted(year.by_kind.items()):
                yield (
                    centre.key,
                    short_name(centre.territory),
                    year.on,
                    kind,
                    post_kind_name(kind),
                    full_time,
                    *voice_cells(of_centre.voice),
                )
