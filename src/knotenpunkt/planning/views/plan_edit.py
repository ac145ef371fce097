"""The form of a plan as a whole: its period and its situation; a new one begins here."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.edit_plan import PeriodsOverlap, begin_plan, change_plan
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_states import Step, StepRefused
from knotenpunkt.planning.forms.plan import PlanForm
from knotenpunkt.planning.forms.seen_state import NEVER, seen_state
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.plan_desk import closed_because, refusal_in_words
from knotenpunkt.planning.queries.plans import plan_of, plans_of


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit_new(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form for the next period."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        last = plans_of(workplace.centre).order_by("-ends_on").first()
        return _page(request, workplace, PlanForm.following(last, timezone.localdate()))
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    try:
        plan = begin_plan(workplace.centre, form.facts, actor=workplace.actor, now=timezone.now())
    except PeriodsOverlap as overlap:
        form.tell_overlap(overlap.plan)
        return _page(request, workplace, form, status=422)
    return redirect(workplace.portal.address("plan_detail", key=plan.pk))


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The form of a stored draft."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, PlanForm.of(plan), plan, closed=closed_because(plan, Step.EDIT))
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, plan, status=422)
    seen = seen_state(request.POST) or NEVER
    try:
        change_plan(plan, form.facts, seen=seen, actor=workplace.actor, now=timezone.now())
    except PeriodsOverlap as overlap:
        form.tell_overlap(overlap.plan)
        return _page(request, workplace, form, plan, status=422)
    except (ChangedMeanwhile, StepRefused) as problem:
        form.add_error(None, _told(problem))
        return _page(request, workplace, form, plan_of(workplace.centre, key), status=409)
    return redirect(f"{workplace.portal.address('plan_detail', key=key)}?done=saved")


def _told(problem: ChangedMeanwhile | StepRefused) -> str:
    if isinstance(problem, StepRefused):
        return refusal_in_words(problem.state)
    return _(
        "Somebody saved the plan while you were writing. Look at what stands there now, then save again."
    )


def _page(
    request: HttpRequest,
    workplace: Workplace,
    form: PlanForm,
    plan: Plan | None = None,
    *,
    closed: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "plan": plan,
        "closed": closed,
        "seen": plan.changed_at.isoformat() if plan else "",
        "stored": PlanForm.of(plan) if plan and status == 409 else None,
    }
    return render(request, "planning/plan_edit.html", context, status=status)
