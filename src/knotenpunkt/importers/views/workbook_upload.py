"""One uploaded workbook: how far it is, its report with the questions, writing it and taking it back."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.importers.actions.accept_places import accept_places
from knotenpunkt.importers.actions.answer_questions import answer_questions
from knotenpunkt.importers.forms.answers import AnswersForm, Taken
from knotenpunkt.importers.jobs.upload_job import SHORT_WAIT, read_again, start_errand
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.queries.taken_numbers import taken_numbers
from knotenpunkt.importers.queries.workbook_uploads import workbook_upload_of
from knotenpunkt.importers.report.paging import paged
from knotenpunkt.importers.report.stored import AskedTogether, Group, StoredReport, group_named

_QUESTIONS_ON_A_PAGE = 10


@requires(Permission.CATALOGUE_IMPORT)
@require_safe
def workbook_upload(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """What there is to see of it now: its progress, its report, or why it cannot be read."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    return _page(request, workplace, upload, {})


@requires(Permission.CATALOGUE_IMPORT)
@require_safe
def workbook_upload_progress(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """How far it is, for a page that is open; once it has come to an end that page is loaded anew."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    context = _frame(workplace, upload)
    response = render(request, "importers/workbook_upload.html#progress", context)
    if not context["is_busy"]:
        response.headers["HX-Refresh"] = "true"
    return response


@requires(Permission.CATALOGUE_IMPORT)
@require_POST
def workbook_upload_answer(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Remember the answers of one page and read the workbook with them; one that was written becomes a new upload."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    now = timezone.now()
    if upload.report is None or upload.is_busy(now):
        return _to(workplace, upload)
    report = StoredReport(upload.report)
    chosen, questions = _chosen(report, request.POST.get("frage", ""))
    sent = {name: str(value) for name, value in request.POST.items()}
    asked = [each for each in questions if f"q-{each.name}" in sent or sent.get(f"t-{each.name}")]
    taken = report.taken_numbers(taken_numbers(workplace.centre))
    form = AnswersForm(asked, sent, taken)
    if not form.is_valid:
        return _page(request, workplace, upload, sent, taken=taken, status=422)
    answer_questions(workplace.centre, form.given, actor=workplace.actor, now=now)
    return _read(workplace, upload, f"frage={chosen.name}" if chosen else "")


@requires(Permission.CATALOGUE_IMPORT)
@require_POST
def workbook_upload_read(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Read it once more: after an interruption, or although its places are those of other centres."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    if "accepts_other_places" in request.POST:
        accept_places(upload, actor=workplace.actor, now=timezone.now())
    return _read(workplace, upload)


@requires(Permission.CATALOGUE_IMPORT)
@require_POST
def workbook_upload_apply(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Write what the report shows."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    start_errand(upload, Errand.APPLY, actor=workplace.actor, now=timezone.now())(SHORT_WAIT)
    return _to(workplace, upload)


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def workbook_upload_undo(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once, in words that name the file; then what it changed is taken back."""
    workplace = workplace_for(request, language, centre)
    upload = workbook_upload_of(workplace.centre, key)
    if request.method != "POST":
        is_asked = upload.may_be_undone(timezone.now())
        return _page(request, workplace, upload, {}, is_undo_asked=is_asked)
    start_errand(upload, Errand.UNDO, actor=workplace.actor, now=timezone.now())(SHORT_WAIT)
    return _to(workplace, upload)


def _read(workplace: Workplace, upload: WorkbookUpload, query: str = "") -> HttpResponse:
    upload, wait = read_again(upload, actor=workplace.actor, now=timezone.now())
    wait(SHORT_WAIT)
    return _to(workplace, upload, query)


def _to(workplace: Workplace, upload: WorkbookUpload, query: str = "") -> HttpResponse:
    """To the upload's page, so that loading the page again sends nothing twice."""
    address = workplace.portal.address("workbook_upload", key=upload.pk)
    return redirect(f"{address}?{query}" if query else address)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    upload: WorkbookUpload,
    sent: dict[str, str],
    *,
    taken: Taken | None = None,
    is_undo_asked: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = _frame(workplace, upload) | {"is_undo_asked": is_undo_asked}
    if upload.report is not None and not context["is_busy"]:
        report = StoredReport(upload.report)
        chosen, questions = _chosen(report, sent.get("frage") or request.GET.get("frage", ""))
        page = paged(questions, sent.get("seite") or request.GET.get("seite", ""), _QUESTIONS_ON_A_PAGE)
        context |= {
            "report": report,
            "groups": report.question_groups(),
            "chosen": chosen,
            "page": page,
            "form": AnswersForm(page.items, sent, taken),
        }
    return render(request, "importers/workbook_upload.html", context, status=status)


def _frame(workplace: Workplace, upload: WorkbookUpload) -> dict[str, Any]:
    now = timezone.now()
    return {
        "portal": workplace.portal,
        "workplace": workplace,
        "upload": upload,
        "is_busy": upload.is_busy(now),
        "is_interrupted": upload.is_interrupted(now),
        "may_be_undone": upload.may_be_undone(now),
    }


def _chosen(report: StoredReport, name: str) -> tuple[Group | None, list[AskedTogether]]:
    """The kind of questions that somebody chose, else the first, with its questions."""
    chosen = group_named(report.question_groups(), name)
    return chosen, report.questions(chosen.name) if chosen else []
