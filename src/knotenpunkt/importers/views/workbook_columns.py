"""Which column of an uploaded workbook means what: asked sheet by sheet, remembered, and read anew."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.importers.actions.keep_columns import keep_columns
from knotenpunkt.importers.domain.columns import SheetColumns
from knotenpunkt.importers.forms.columns import ColumnsForm
from knotenpunkt.importers.jobs.upload_job import SHORT_WAIT, read_again
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.importers.queries.column_meanings import mapping_for
from knotenpunkt.importers.queries.workbook_uploads import whole_upload, workbook_upload_of
from knotenpunkt.importers.reading import read_columns
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import file_of


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def workbook_columns(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Every sheet that may be a table; what is said of it holds for the centre's next workbook as well."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    now = timezone.now()
    if upload.is_busy(now):
        return redirect(workplace.portal.address("workbook_upload", key=upload.pk))
    sheets = _sheets(upload)
    sent = {name: str(value) for name, value in request.POST.items()} if request.method == "POST" else None
    form = ColumnsForm(sheets, sent)
    if sent is None or not form.is_valid:
        context = {"portal": workplace.portal, "workplace": workplace, "upload": upload, "form": form}
        return render(
            request, "importers/workbook_columns.html", context, status=200 if sent is None else 422
        )
    keep_columns(workplace.centre, form.said, actor=workplace.actor, now=now)
    upload, wait = read_again(upload, actor=workplace.actor, now=now)
    wait(SHORT_WAIT)
    return redirect(workplace.portal.address("workbook_upload", key=upload.pk))


def _sheets(upload: WorkbookUpload) -> list[SheetColumns]:
    """None where the file cannot be read at all; why is told on the upload's own page."""
    try:
        with file_of(upload.file_name, bytes(whole_upload(upload).content)) as path:
            return read_columns(path, mapping_for(upload.centre))
    except WorkbookProblem:
        return []
