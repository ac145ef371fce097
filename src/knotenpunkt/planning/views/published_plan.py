"""A centre's plan for everybody: the version in force, how it goes, and what earlier versions said otherwise."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.difference_words import versions_in_words
from knotenpunkt.planning.queries.plan_page import focus_areas_shown
from knotenpunkt.planning.queries.plans import published_plan_of, versions_of
from knotenpunkt.planning.queries.words import plan_state_name
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.language import for_staff


@for_staff
@public
@require_safe
def published_plan(request: HttpRequest, language: str, centre: str, begins_on: str) -> HttpResponse:
    """A period without a published plan is a page that does not exist; drafts are nobody's business."""
    portal = portal_for(language, centre)
    plan = published_plan_of(portal.centre, _day(begins_on))
    once_published = {Plan.State.PUBLISHED, Plan.State.SUPERSEDED, Plan.State.CLOSED}
    versions = [version for version in versions_of(plan) if version.state in once_published]
    context = {
        "portal": portal,
        "plan": plan,
        "last_on": last_day(plan.ends_on),
        "state": plan_state_name(plan.state),
        "focus_areas": focus_areas_shown(portal, plan, timezone.localdate()),
        "versions": versions_in_words(versions) if len(versions) > 1 else (),
    }
    return render(request, "planning/published_plan.html", context)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise Http404(written) from problem
