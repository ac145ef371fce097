"""What the last nights did, for those who look after the instance's settings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.shared.nightly import is_night_missing, last_night, latest_runs


@requires(Permission.SETTINGS_EDIT)
@require_safe
def nights(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The latest run of each job, and whether a night is missing."""
    workplace = workplace_for(request, language, centre)
    night = last_night()
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "is_missing": is_night_missing(timezone.now()),
        "last_on": timezone.localdate(night.started_at) if night else None,
        "runs": [(run, timezone.localtime(run.started_at)) for run in latest_runs()],
    }
    return render(request, "accounts/nights.html", context)
