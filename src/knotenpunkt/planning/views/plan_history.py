"""The versions of a plan: who began them why, and what each changed, in words."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.queries.difference_words import versions_in_words
from knotenpunkt.planning.queries.plans import plan_of, versions_of


@requires(Permission.PLAN_EDIT)
@require_safe
def plan_history(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """All versions of the period, the latest first."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "plan": plan,
        "last_on": last_day(plan.ends_on),
        "versions": versions_in_words(versions_of(plan)),
    }
    return render(request, "planning/plan_history.html", context)
