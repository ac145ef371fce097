"""One table of figures that was handed in: what taking it over would do, and the button that does it."""

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.state_workplace import state_workplace_for
from knotenpunkt.monitoring.actions.apply_figures import PlanChanged, apply_figures
from knotenpunkt.monitoring.models import FigureUpload
from knotenpunkt.monitoring.queries.figure_uploads import figure_upload_of, indicator_names
from knotenpunkt.shared.web.addresses import screen_address

CHANGED = "anders"


@requires(Permission.REGION_FIGURES_IMPORT)
@require_safe
def figure_upload(request: HttpRequest, language: str, key: uuid.UUID) -> HttpResponse:
    """The report as it was when the file was read last."""
    workplace = state_workplace_for(request, Permission.REGION_FIGURES_IMPORT)
    upload = figure_upload_of(key)
    report = upload.report
    context = {
        "workplace": workplace,
        "upload": upload,
        "report": report,
        "to_write": report["new"] + report["corrected"],
        "written": _written(upload, language),
        "has_changed": CHANGED in request.GET,
    }
    return render(request, "monitoring/figure_upload.html", context)


@requires(Permission.REGION_FIGURES_IMPORT)
@require_POST
def figure_upload_apply(request: HttpRequest, language: str, key: uuid.UUID) -> HttpResponse:
    """Write what the report shows."""
    workplace = state_workplace_for(request, Permission.REGION_FIGURES_IMPORT)
    upload = figure_upload_of(key)
    address = screen_address("figure_upload", {"language": language, "key": key})
    try:
        apply_figures(upload, request.POST.get("seen", ""), actor=workplace.actor, now=timezone.now())
    except PlanChanged:
        return redirect(f"{address}?{CHANGED}")
    return redirect(address)


def _written(upload: FigureUpload, language: str) -> list[tuple[str, date, int]]:
    """What is written by indicator and day: its name, the day, and how many figures."""
    names = dict(indicator_names(language))
    return [
        (names.get(each["indicator"], each["indicator"]), date.fromisoformat(each["on"]), each["count"])
        for each in upload.report["written"]
    ]
