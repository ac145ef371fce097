"""For which periods have the centres published plans, and which end soon?"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.queries.plan_timeline import PlanTimeline, plan_timeline
from knotenpunkt.overview.queries.voice_words import voice_cells, voice_columns
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted


@for_staff
@public
@require_safe
def overview_periods(request: HttpRequest, language: str) -> HttpResponse:
    """A line for each centre, and the same in words beside it."""
    return render(
        request, "overview/overview_periods.html", {"timeline": plan_timeline(timezone.localdate())}
    )


@for_staff
@public
@unlisted
@require_safe
def overview_periods_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """A line for each published plan."""
    now = timezone.localtime()
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("begins_on", _("Plan begins on")),
        Column("last_day", _("Plan ends on")),
        Column("focus_areas", _("Focus areas")),
        Column("is_closed", _("Closed with a result")),
        Column("is_example", _("Example, freely invented")),
        *voice_columns(),
    )
    rows = tuple(_lines(plan_timeline(now.date())))
    return data_answer(
        DataTable("zeitraeume", _("Periods of the plans"), columns, rows), data_format, now=now
    )


def _lines(timeline: PlanTimeline) -> Iterator[tuple[Cell, ...]]:
    for row in timeline.rows:
        for plan in row.plans:
            yield (
                row.key,
                row.name,
                plan.period.begins_on,
                plan.period.last_day,
                plan.focus_areas,
                plan.is_closed,
                plan.is_example,
                *voice_cells(row.voice),
            )
