"""Files for translators: download, upload, a report before anything is written, and the import."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.translating.actions.exchange_files import Arrival, hand_out, import_received, receive
from knotenpunkt.translating.domain.xliff import FileUnusable, Version
from knotenpunkt.translating.forms.translation_file import TranslationFileForm
from knotenpunkt.translating.queries.files import Choice, Verdict, file_name, received_file, report_on
from knotenpunkt.translating.queries.languages import target_language

_TOLD = 200  # lines of a report on one page; the counts are of all


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def translation_files(request: HttpRequest, language: str, centre: str, target: str) -> HttpResponse:
    """What is to be had, and the form for a file that comes back."""
    workplace = workplace_for(request, language, centre)
    code = target_language(target)
    if request.method != "POST":
        return _page(request, workplace, code, TranslationFileForm())
    form = TranslationFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, workplace, code, form, status=422)
    file = form.cleaned_data["file"]
    try:
        received = receive(
            workplace.centre, code, file.name, file.read(), actor=workplace.actor, now=timezone.now()
        )
    except FileUnusable as problem:
        return _page(request, workplace, code, form, problem=problem, status=422)
    return redirect(_address(workplace, "translation_files_report", target=code, key=received.pk))


@requires(Permission.TRANSLATION_EDIT)
@require_safe
def translation_files_export(request: HttpRequest, language: str, centre: str, target: str) -> HttpResponse:
    """The file; a version or choice that nobody knows is the usual one."""
    workplace = workplace_for(request, language, centre)
    code, now = target_language(target), timezone.now()
    version, choice = request.GET.get("version", ""), request.GET.get("texte", "")
    written = hand_out(
        workplace.centre,
        code,
        Version(version) if version in Version else Version.OLD,
        Choice(choice) if choice in Choice else Choice.TO_DO,
        actor=workplace.actor,
        now=now,
    )
    answer = HttpResponse(written, content_type="application/xliff+xml; charset=utf-8")
    name = file_name(workplace.centre, code, now)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def translation_files_report(
    request: HttpRequest, language: str, centre: str, target: str, key: uuid.UUID
) -> HttpResponse:
    """What the file would change; a file that was imported is gone, and sending the form again finds nothing."""
    workplace = workplace_for(request, language, centre)
    code = target_language(target)
    received = received_file(workplace.centre, code, key)
    if request.method == "POST":
        chosen = request.POST.get("arrival", "")
        arrival = Arrival(chosen) if chosen in Arrival else Arrival.WAITING
        import_received(received, arrival, actor=workplace.actor, now=timezone.now())
        return redirect(_address(workplace, "translation_list", target=code))
    report = report_on(workplace.centre, code, bytes(received.content))
    told = [line for line in report.lines if line.verdict not in {Verdict.SAME, Verdict.UNTRANSLATED}]
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "target": code,
        "received": received,
        "report": report,
        "counts": list(report.counts.items()),
        "lines": told[:_TOLD],
        "more": max(0, len(told) - _TOLD),
    }
    return render(request, "translating/translation_files.html", context)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    target: str,
    form: TranslationFileForm,
    *,
    problem: FileUnusable | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "target": target,
        "received": None,
        "form": form,
        "problem": problem,
    }
    return render(request, "translating/translation_files.html", context, status=status)


def _address(workplace: Workplace, screen: str, **arguments: object) -> str:
    portal = workplace.portal
    return portal.address(screen, **arguments)
