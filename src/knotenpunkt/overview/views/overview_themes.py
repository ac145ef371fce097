"""Theme by centre for a period: who has chosen what, what is chosen together, what nobody works on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable
from knotenpunkt.overview.domain.themes import Choice, ThemeRow
from knotenpunkt.overview.queries.theme_matrix import PlanningCentre, ThemeMatrix, theme_matrix
from knotenpunkt.overview.queries.voice_words import names_by_voice, voice_cells, voice_columns
from knotenpunkt.planning.models import FocusArea, Progress
from knotenpunkt.planning.queries.words import field_name, progress_name, result_name
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

PERIOD, FIELD = "zeitraum", "feld"
SIGNS = {
    "": "",
    Progress.State.NOT_STARTED: "○",
    Progress.State.ON_TRACK: "◐",
    Progress.State.AT_RISK: "!",
    Progress.State.DONE: "●",
}


CELL = (
    '<td data-label="{}"><span class="overview-matrix__sign" aria-hidden="true">{}</span>'
    '<span class="overview-matrix__words">{}</span></td>'
)
EMPTY = format_html("<td>{}</td>", "")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A theme with a cell for each centre; thousands of cells are written here, for a template takes thrice as long."""

    label: str
    centres: int
    cells: SafeString


@for_staff
@public
@require_safe
def overview_themes(request: HttpRequest, language: str) -> HttpResponse:
    """A period or a field that nobody knows is the one that runs today, and all fields."""
    matrix = _matrix(request, language)
    context = {
        "matrix": matrix,
        "rows": _rows(matrix),
        "pairs": [(matrix.labels[pair.first], matrix.labels[pair.second], pair) for pair in matrix.pairs],
        "unchosen": [matrix.labels[theme] for theme in matrix.unchosen],
        "field": _field(request),
        "fields": [(field.value, field_name(field)) for field in FocusArea.Field],
        "told": names_by_voice((centre.name, centre.voice) for centre in matrix.centres),
        "signs": [(sign, progress_name(state)) for state, sign in SIGNS.items() if state],
    }
    return render(request, "overview/overview_themes.html", context)


@for_staff
@public
@unlisted
@require_safe
def overview_themes_data(request: HttpRequest, language: str, data_format: str) -> HttpResponse:
    """A line for each theme that a centre has chosen."""
    matrix = _matrix(request, language)
    return data_answer(_table(matrix, _field(request)), data_format, now=timezone.localtime())


def _matrix(request: HttpRequest, language: str) -> ThemeMatrix:
    return theme_matrix(request.GET.get(PERIOD, ""), _field(request), timezone.localdate(), language)


def _field(request: HttpRequest) -> str:
    written = request.GET.get(FIELD, "")
    return written if written in FocusArea.Field.values else ""


def _rows(matrix: ThemeMatrix) -> list[MatrixRow]:
    fields = {field.value: field_name(field) for field in FocusArea.Field}
    states = {state.value: progress_name(state) for state in Progress.State} | {"": ""}
    results = {result.value: result_name(result) for result in FocusArea.Result} | {"": ""}

    def told(choice: Choice) -> str:
        """How it stands by the newest note; a plan that was closed tells its result."""
        standing = results[choice.result] or states[choice.progress]
        return f"{fields[choice.field]}, {standing}" if standing else fields[choice.field]

    return [
        MatrixRow(
            matrix.labels[row.theme],
            row.centres,
            format_html_join("", "{}", ([_cell(row, centre, told)] for centre in matrix.centres)),
        )
        for row in matrix.rows
    ]


def _cell(row: ThemeRow, centre: PlanningCentre, told: Callable[[Choice], str]) -> SafeString:
    """A sign for a narrow column, and the same in words for a phone and for whoever listens."""
    choices = row.by_centre.get(centre.key)
    if choices is None:
        return EMPTY
    sign = SIGNS[choices[0].progress] or "•"
    return format_html(CELL, centre.name, sign, "; ".join(dict.fromkeys(map(told, choices))))


def _table(matrix: ThemeMatrix, field: str) -> DataTable:
    columns = (
        Column("centre", _("Key")),
        Column("name", _("Integration centre")),
        Column("begins_on", _("Plan begins on")),
        Column("last_day", _("Plan ends on")),
        Column("theme", _("Theme, code")),
        Column("theme_label", _("Theme")),
        Column("field", _("Field of work, code")),
        Column("field_label", _("Field of work")),
        Column("focus_area", _("Focus area")),
        Column("progress", _("Progress, code")),
        Column("progress_label", _("Progress")),
        Column("result_label", _("Result")),
        Column("is_example", _("Example, freely invented")),
        *voice_columns(),
    )
    chosen = {PERIOD: matrix.period.code if matrix.period else "", FIELD: field}
    title = _("Themes of the centres")
    return DataTable("themen", title, columns, tuple(_lines(matrix)), chosen=chosen)


def _lines(matrix: ThemeMatrix) -> Iterator[tuple[Cell, ...]]:
    for row in matrix.rows:
        for centre in matrix.centres:
            for choice in row.by_centre.get(centre.key, ()):
                yield _line(centre, choice, matrix.labels[row.theme])


def _line(centre: PlanningCentre, choice: Choice, label: str) -> tuple[Cell, ...]:
    return (
        centre.key,
        centre.name,
        centre.plan.begins_on,
        centre.plan.last_day,
        choice.theme,
        label,
        choice.field,
        field_name(choice.field),
        choice.title,
        choice.progress,
        progress_name(choice.progress) if choice.progress else "",
        result_name(choice.result),
        centre.is_example,
        *voice_cells(centre.voice),
    )
