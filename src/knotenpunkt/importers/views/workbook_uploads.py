"""Uploading a workbook: the form, and what was uploaded before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.importers.actions.receive_workbook import receive_workbook
from knotenpunkt.importers.forms.workbook import WorkbookForm
from knotenpunkt.importers.jobs.upload_job import start_errand
from knotenpunkt.importers.models import Errand
from knotenpunkt.importers.queries.workbook_uploads import as_it_is_now, workbook_uploads_of
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import LARGEST_UPLOAD

_MOST_LISTED = 20


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def workbook_uploads(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form and the latest uploads; reading a file begins at once, and is watched on a page of its own."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, WorkbookForm())
    form = WorkbookForm(request.POST, request.FILES)
    form.sent_bytes = int(request.META.get("CONTENT_LENGTH") or 0)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    now = timezone.now()
    try:
        upload = receive_workbook(workplace.centre, form.received, actor=workplace.actor, now=now)
    except WorkbookProblem as problem:
        form.add_error("workbook", problem.sentence)
        return _page(request, workplace, form, status=422)
    start_errand(upload, Errand.READ, actor=workplace.actor, now=now)
    return redirect(workplace.portal.address("workbook_upload", key=upload.pk))


def _page(
    request: HttpRequest, workplace: Workplace, form: WorkbookForm, *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    uploads = workbook_uploads_of(workplace.centre)[:_MOST_LISTED]
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "megabytes": LARGEST_UPLOAD // 1_000_000,
        "uploads": [(upload, as_it_is_now(upload).is_busy(now)) for upload in uploads],
    }
    return render(request, "importers/workbook_uploads.html", context, status=status)
