"""What the desk of the state tells everybody who works in a centre."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.announcements import current_announcements
from knotenpunkt.accounts.queries.workplace import workplace_for


@requires(Permission.WORKSPACE_OPEN)
@require_safe
def announcements(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All that is shown today, in full."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "announcements": current_announcements(timezone.localdate()),
    }
    return render(request, "accounts/announcements.html", context)
