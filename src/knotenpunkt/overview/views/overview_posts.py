"""Posts by year and by kind, or by who pays for them: how have the teams grown?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.queries.posts_by_year import Division, PostsByYear, posts_by_year, years_of
from knotenpunkt.overview.queries.voice_words import names_by_voice, voice_cells, voice_columns
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.words import funding_name, post_kind_name
from knotenpunkt.regions.domain.names import short_name
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

CENTRE, DIVISION = "zentrum", "nach"
BAR_LENGTH = 100


@for_staff
@public
@require_safe
def overview_posts(request: HttpRequest, language: str) -> HttpResponse:
    """A centre that nobody knows means all of them; a division that nobody knows means the kinds."""
    posts = _posts(request, timezone.localdate())
    context = {
        "posts": posts,
        "choices": [(centre.slug, short_name(centre.territory)) for centre in posts.centres],
        "bars": [
            (year, round(BAR_LENGTH * year.total / posts.largest)) for year in posts.years if year.total
        ],
        "rows": list(_rows(posts)),
        "divisions": [(Division.KIND, _("By kind")), (Division.FUNDING, _("By who pays"))],
        "words": _words(posts.division),
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
    """A line for each centre, year and part."""
    now = timezone.localtime()
    posts = _posts(request, now.date())
    words = _words(posts.division)
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("on", _("As of")),
        Column(words.code, words.code_label),
        Column(f"{words.code}_label", words.part),
        Column("full_time", _("Full-time equivalents")),
        *voice_columns(),
    )
    notes = (_("Some of these figures are examples, freely invented."),) if posts.has_examples else ()
    table = DataTable(
        name="stellen",
        title=words.title,
        columns=columns,
        rows=tuple(_lines(posts)),
        notes=notes,
        chosen={CENTRE: posts.chosen.slug if posts.chosen else "", DIVISION: posts.division},
    )
    return data_answer(table, data_format, now=now)


def _posts(request: HttpRequest, today: date) -> PostsByYear:
    wanted = request.GET.get(DIVISION, "")
    division = Division(wanted) if wanted in set(Division) else Division.KIND
    return posts_by_year(request.GET.get(CENTRE, ""), today, division)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the parts of a division are called, in their order."""

    title: str
    part: str
    code: str
    code_label: str
    parts: Sequence[str]
    name: Callable[[str], str]


def _words(division: Division) -> _Words:
    if division is Division.FUNDING:
        title = _("Posts by year and by who pays")
        return _Words(title, _("Who pays"), "funding", _("Who pays, code"), Post.Funding.values, funding_name)
    return _Words(
        _("Posts by kind and year"), _("Kind"), "kind", _("Kind, code"), Post.Kind.values, post_kind_name
    )


def _rows(posts: PostsByYear) -> Iterator[tuple[str, list[Decimal | None]]]:
    """The parts that there are, with their numbers year by year."""
    words = _words(posts.division)
    for part in words.parts:
        numbers = [year.by_part.get(part) for year in posts.years]
        if any(numbers):
            yield words.name(part), numbers


def _lines(posts: PostsByYear) -> Iterator[tuple[Cell, ...]]:
    words = _words(posts.division)
    today = posts.years[-1].on if posts.years else timezone.localdate()
    for centre, of_centre in posts.by_centre.items():
        for year in years_of(of_centre.spans, today, posts.division):
            for part, full_time in sorted(year.by_part.items()):
                yield (
                    centre.key,
                    short_name(centre.territory),
                    year.on,
                    part,
                    words.name(part),
                    full_time,
                    *voice_cells(of_centre.voice),
                )
