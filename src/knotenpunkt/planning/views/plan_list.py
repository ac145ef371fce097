"""The periods of a centre: what is in force, what is in work, and where the next one begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.planning.queries.plan_rows import period_rows


@requires(Permission.PLAN_EDIT)
@require_safe
def plan_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All periods, the latest first."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "periods": period_rows(workplace.centre),
        "done": request.GET.get("done", ""),
    }
    return render(request, "planning/plan_list.html", context)
