"""What the cells of an uploaded workbook became: what stood there, what was read, and why."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.importers.queries.workbook_uploads import workbook_upload_with_report
from knotenpunkt.importers.report.paging import Page, page_of
from knotenpunkt.importers.report.stored import StoredReport, group_named

_CELLS_ON_A_PAGE = 50


@requires(Permission.CATALOGUE_IMPORT)
@require_safe
def workbook_cells(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """One kind of cells at a time, in pages."""
    workplace = workplace_for(request, language, centre)
    upload, values = workbook_upload_with_report(workplace.centre, key)
    report = StoredReport(values)
    groups = report.cell_groups()
    chosen = group_named(groups, request.GET.get("was", ""))
    number, pages = page_of(chosen.count if chosen else 0, request.GET.get("seite", ""), _CELLS_ON_A_PAGE)
    first = (number - 1) * _CELLS_ON_A_PAGE
    cells = report.cells(chosen.name, first, _CELLS_ON_A_PAGE) if chosen else []
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "upload": upload,
        "groups": groups,
        "chosen": chosen,
        "page": Page(cells, number, pages),
    }
    return render(request, "importers/workbook_cells.html", context)
