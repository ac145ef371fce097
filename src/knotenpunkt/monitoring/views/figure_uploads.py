"""Handing in a table of figures: the form, and what was handed in before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.state_workplace import StateWorkplace, state_workplace_for
from knotenpunkt.monitoring.actions.receive_figures import Unsaid, receive_figures
from knotenpunkt.monitoring.forms.figure_upload import FigureUploadForm
from knotenpunkt.monitoring.queries.figure_uploads import figure_uploads as uploads_so_far
from knotenpunkt.monitoring.queries.figure_uploads import indicator_names
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import LARGEST_UPLOAD
from knotenpunkt.shared.web.addresses import screen_address

_MOST_LISTED = 20


@requires(Permission.REGION_FIGURES_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def figure_uploads(request: HttpRequest, language: str) -> HttpResponse:
    """A file is read to its end at once; what cannot be read is told at the form and not kept."""
    workplace = state_workplace_for(request, Permission.REGION_FIGURES_IMPORT)
    today, indicators = timezone.localdate(), indicator_names(language)
    if request.method != "POST":
        return _page(request, workplace, FigureUploadForm(today, indicators))
    form = FigureUploadForm(today, indicators, request.POST, request.FILES)
    form.sent_bytes = int(request.META.get("CONTENT_LENGTH") or 0)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    try:
        upload = receive_figures(form.handed_in, actor=workplace.actor, now=timezone.now())
    except WorkbookProblem as problem:
        form.add_error("table", problem.sentence)
    except Unsaid as unsaid:
        form.ask_for(unsaid)
    else:
        return redirect(screen_address("figure_upload", {"language": language, "key": upload.pk}))
    return _page(request, workplace, form, status=422)


def _page(
    request: HttpRequest, workplace: StateWorkplace, form: FigureUploadForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "workplace": workplace,
        "form": form,
        "megabytes": LARGEST_UPLOAD // 1_000_000,
        "uploads": uploads_so_far()[:_MOST_LISTED],
    }
    return render(request, "monitoring/figure_uploads.html", context, status=status)
