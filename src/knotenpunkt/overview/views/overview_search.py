"""Searching all goals and measures in words: who else works on this?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.queries.goal_search import FoundGoal, found_goals
from knotenpunkt.overview.queries.voice_words import voice_cells, voice_columns
from knotenpunkt.planning.queries.words import field_name
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

QUESTION = "q"
LONGEST_QUESTION = 100
MOST_SHOWN = 50


@for_staff
@public
@require_safe
def overview_search(request: HttpRequest, language: str) -> HttpResponse:
    """The first results as a list; all of them are in the data."""
    question = _question(request)
    found = found_goals(question)
    context = {
        "question": question,
        "found": [(one, field_name(one.area.field)) for one in found[:MOST_SHOWN]],
        "number": len(found),
        "most_shown": MOST_SHOWN,
        "centres": len({one.plan.centre for one in found}),
        "has_examples": any(one.plan.is_example for one in found[:MOST_SHOWN]),
    }
    return render(request, "overview/overview_search.html", context)


@for_staff
@public
@unlisted
@require_safe
def overview_search_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """Every focus area that was found."""
    question = _question(request)
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("begins_on", _("Plan begins on")),
        Column("last_day", _("Plan ends on")),
        Column("field", _("Field of work")),
        Column("focus_area", _("Focus area")),
        Column("goal", _("Goal")),
        Column("measures", _("Measures")),
        Column("is_example", _("Example, freely invented")),
        *voice_columns(),
    )
    table = DataTable(
        name="suche",
        title=_("Search goals and measures"),
        columns=columns,
        rows=tuple(_line(one) for one in found_goals(question)),
        chosen={QUESTION: question},
    )
    return data_answer(table, data_format, now=timezone.localtime())


def _question(request: HttpRequest) -> str:
    return request.GET.get(QUESTION, "").strip()[:LONGEST_QUESTION]


def _line(found: FoundGoal) -> tuple[Cell, ...]:
    return (
        found.plan.centre,
        found.plan.name,
        found.plan.period.begins_on,
        found.plan.period.last_day,
        field_name(found.area.field),
        found.area.title,
        found.area.goal,
        "; ".join(found.area.measures),
        found.plan.is_example,
        *voice_cells(found.plan.voice),
    )
