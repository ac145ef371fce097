"""The start page of the workspace: what a centre's team can do here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for


@requires(Permission.WORKSPACE_OPEN)
@require_safe
def workspace(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """One door for each screen that is open to whoever signed in."""
    workplace = workplace_for(request, language, centre)
    return render(request, "accounts/workspace.html", {"portal": workplace.portal, "workplace": workplace})
