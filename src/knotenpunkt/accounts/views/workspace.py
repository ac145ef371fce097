"""The start page of the workspace: what is to do, what happened since yesterday, and every door."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import news_of, tasks_of
from knotenpunkt.accounts.queries.workplace import workplace_for


@requires(Permission.WORKSPACE_OPEN)
@require_safe
def workspace(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Only what whoever signed in may do herself."""
    workplace = workplace_for(request, language, centre)
    today = timezone.localdate()
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "today": today,
        "tasks": tasks_of(workplace, today),
        "news": news_of(workplace, today - timedelta(days=1)),
    }
    return render(request, "accounts/workspace.html", context)
