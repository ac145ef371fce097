"""What people look for: words, topics and places by how often they were searched for, and the same as a file."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.presentation.search_tables import Table, as_rows, figure_headings, search_tables
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.topics_of_words import topics_of_words
from knotenpunkt.search.actions.count_searches import flush_searches
from knotenpunkt.search.queries.search_report import PERIODS, SearchReport
from knotenpunkt.search.queries.search_report import search_report as reported
from knotenpunkt.shared.text.csv_tables import csv_table

DAYS = "tage"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A report and its tables."""

    days: int
    report: SearchReport
    tables: list[Table]


@requires(Permission.SEARCH_REPORT_READ)
@require_safe
def search_report(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The figures of 30, 90 or 365 days; any other number is 30."""
    workplace = workplace_for(request, language, centre)
    shown = _shown(request, workplace)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "periods": PERIODS,
        "days": shown.days,
        "report": shown.report,
        "tables": shown.tables,
        "headings": figure_headings(),
    }
    return render(request, "directory/search_report.html", context)


@requires(Permission.SEARCH_REPORT_READ)
@require_safe
def search_report_table(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The same tables as one file for a spreadsheet."""
    workplace = workplace_for(request, language, centre)
    shown = _shown(request, workplace)
    response = HttpResponse(
        csv_table(as_rows(shown.tables, shown.report)), content_type="text/csv; charset=utf-8"
    )
    name = f"gesucht-{workplace.centre.slug}-{shown.report.last_day}-{shown.days}-tage.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(request: HttpRequest, workplace: Workplace) -> _Shown:
    flush_searches()  # what this process still holds; others hold their last questions for some seconds more
    portal = workplace.portal
    catalogue = published_catalogue(portal)
    wanted = request.GET.get(DAYS, "")
    days = next((days for days in PERIODS if str(days) == wanted), PERIODS[0])
    report = reported(
        portal.centre, days=days, today=timezone.localdate(), subjects_of=topics_of_words(portal)
    )
    language = portal.language.code
    topics = {term.code: term.label(language) for term in catalogue.topics}
    return _Shown(days, report, search_tables(report, topics, catalogue.municipalities, language))
