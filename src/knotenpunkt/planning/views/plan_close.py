"""Closing a period: what came out of each focus area."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.move_plan import AlreadyAmended, close
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.domain.plan_states import Step, StepRefused
from knotenpunkt.planning.forms.progress import ClosingForm
from knotenpunkt.planning.forms.seen_state import NEVER, seen_state
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.plan_desk import closed_because, refusal_in_words
from knotenpunkt.planning.queries.plans import plan_of


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_close(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """A word and some sentences for each focus area; then nothing in the plan changes any more."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    areas = list(plan.focus_areas.all())
    if request.method != "POST":
        return _page(request, workplace, plan, ClosingForm(areas), closed=closed_because(plan, Step.CLOSE))
    form = ClosingForm(areas, request.POST)
    if not form.is_valid():
        return _page(request, workplace, plan, form, status=422)
    seen = seen_state(request.POST) or NEVER
    try:
        close(plan, form.outcomes, seen=seen, actor=workplace.actor, now=timezone.now())
    except (AlreadyAmended, ChangedMeanwhile, StepRefused) as problem:
        plan = plan_of(workplace.centre, key)
        return _page(request, workplace, plan, form, problem=_told(problem), status=409)
    return redirect(f"{workplace.portal.address('plan_detail', key=key)}?done=close")


def _told(problem: Exception) -> str:
    match problem:
        case StepRefused(state=state):
            return refusal_in_words(state)
        case AlreadyAmended():
            return _("An amendment of this plan was begun. Please publish it first, or throw it away.")
    return _("Somebody changed the plan meanwhile. Please look at it, then save the result again.")


def _page(
    request: HttpRequest,
    workplace: Workplace,
    plan: Plan,
    form: ClosingForm,
    *,
    problem: str = "",
    closed: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "plan": plan,
        "last_on": last_day(plan.ends_on),
        "form": form,
        "seen": plan.changed_at.isoformat(),
        "problem": problem,
        "closed": closed,
        "is_early": plan.ends_on > timezone.localdate(),
        "has_errors": status == 422,
    }
    return render(request, "planning/plan_close.html", context, status=status)
