"""The page of one version of a plan: what is missing, its focus areas, how it goes, and the one next step."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import AccessRefused, Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.edit_focus_areas import order_focus_areas
from knotenpunkt.planning.actions.edit_plan import discard_plan
from knotenpunkt.planning.actions.move_plan import (
    AlreadyAmended,
    Incomplete,
    amend,
    approve,
    hand_in,
    publish,
    send_back,
)
from knotenpunkt.planning.actions.record_progress import record_figure, record_progress
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.domain.plan_states import StepRefused
from knotenpunkt.planning.forms.plan import ReasonForm
from knotenpunkt.planning.forms.progress import FigureForm, ProgressForm
from knotenpunkt.planning.forms.seen_state import NEVER, seen_state
from knotenpunkt.planning.models import Plan, Progress, Target
from knotenpunkt.planning.queries.plan_desk import gap_in_words, plan_desk, refusal_in_words
from knotenpunkt.planning.queries.plan_page import focus_areas_shown
from knotenpunkt.planning.queries.plans import focus_area_of, plan_of
from knotenpunkt.planning.queries.words import plan_state_name
from knotenpunkt.shared.tenancy import Scope

_MOVES: dict[str, Callable[..., Any]] = {"hand_in": hand_in, "publish": publish}


@requires(Permission.PLAN_EDIT)
@require_safe
def plan_detail(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The page as it stands."""
    workplace = workplace_for(request, language, centre)
    return _page(request, workplace, plan_of(workplace.centre, key))


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_step(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """One step on the plan's way: handed in, published, or thrown away; an unknown one is none."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    wanted = request.POST.get("do", "")
    facts: dict[str, Any] = {
        "seen": seen_state(request.POST) or NEVER,
        "actor": workplace.actor,
        "now": timezone.now(),
    }
    try:
        if wanted == "discard":
            discard_plan(plan, **facts)
            return redirect(f"{workplace.portal.address('plan_list')}?done=discarded")
        if wanted in _MOVES:
            _MOVES[wanted](plan, **facts)
    except (ChangedMeanwhile, StepRefused, Incomplete) as problem:
        return _refused(request, workplace, plan, problem)
    return _to(workplace, plan, wanted)


@requires(Permission.PLAN_APPROVE)
@require_POST
def plan_detail_approve(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The head stands by the plan."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    seen = seen_state(request.POST) or NEVER
    try:
        approve(plan, seen=seen, actor=workplace.actor, now=timezone.now())
    except (ChangedMeanwhile, StepRefused) as problem:
        return _refused(request, workplace, plan, problem)
    return _to(workplace, plan, "approve")


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_send_back(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Back to its authors, who read why."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, plan, reason=form, status=422)
    seen = seen_state(request.POST) or NEVER
    reason = form.cleaned_data["reason"]
    try:
        send_back(plan, reason, seen=seen, actor=workplace.actor, now=timezone.now())
    except AccessRefused as refused:
        raise PermissionDenied from refused
    except (ChangedMeanwhile, StepRefused) as problem:
        return _refused(request, workplace, plan, problem, reason=form)
    return _to(workplace, plan, "send_back")


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_amend(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The next version begins as a copy."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, plan, reason=form, status=422)
    try:
        copy = amend(plan, form.cleaned_data["reason"], actor=workplace.actor, now=timezone.now())
    except (AlreadyAmended, ChangedMeanwhile, StepRefused) as problem:
        return _refused(request, workplace, plan, problem, reason=form)
    return _to(workplace, copy, "amend")


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_order(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID, line: uuid.UUID
) -> HttpResponse:
    """One focus area a place up or down."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    lines = list(plan.focus_areas.values_list("line", flat=True))
    if line not in lines:
        raise Http404(str(line))
    place = lines.index(line)
    other = place - 1 if request.POST.get("do") == "up" else place + 1
    if 0 <= other < len(lines):
        lines[place], lines[other] = lines[other], lines[place]
        try:
            order_focus_areas(plan, lines, actor=workplace.actor, now=timezone.now())
        except (ChangedMeanwhile, StepRefused) as problem:
            return _refused(request, workplace, plan, problem)
    return redirect(f"{workplace.portal.address('plan_detail', key=key)}#focus-{line}")


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_progress(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID, line: uuid.UUID
) -> HttpResponse:
    """A word and a sentence about one focus area."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    area = focus_area_of(plan, line)
    form = ProgressForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, plan, noted=(line, form), status=422)
    state, sentence = Progress.State(form.cleaned_data["state"]), form.cleaned_data["sentence"]
    try:
        record_progress(area, state, sentence, actor=workplace.actor, now=timezone.now())
    except (ChangedMeanwhile, StepRefused) as problem:
        return _refused(request, workplace, plan, problem, noted=(line, form))
    return _to(workplace, plan, "noted", f"focus-{line}")


@requires(Permission.PLAN_EDIT)
@require_POST
def plan_detail_figure(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID, target: uuid.UUID
) -> HttpResponse:
    """A figure of one target."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    targets = Target.objects.within(Scope.of(workplace.centre)).select_related("focus_area__plan__centre")
    counted = targets.filter(focus_area__plan=plan, pk=target).first()
    if counted is None:
        raise Http404(str(target))
    form = FigureForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, workplace, plan, counted=(target, form), status=422)
    cleaned = form.cleaned_data
    figure = cleaned["reference_on"], cleaned["value"], cleaned["note"]
    try:
        record_figure(counted, *figure, actor=workplace.actor, now=timezone.now())
    except (ChangedMeanwhile, StepRefused) as problem:
        return _refused(request, workplace, plan, problem, counted=(target, form))
    return _to(workplace, plan, "noted", f"focus-{counted.focus_area.line}")


def _refused(
    request: HttpRequest, workplace: Workplace, plan: Plan, problem: Exception, **typed: Any
) -> HttpResponse:
    """The page as it stands now, why the step was not taken, and what she had typed."""
    now = plan_of(workplace.centre, plan.pk)
    return _page(request, workplace, now, problem=_told(problem), status=409, **typed)


def _told(problem: Exception) -> str:
    match problem:
        case StepRefused(state=state):
            return refusal_in_words(state)
        case Incomplete():
            return _("Something is missing yet. The list below leads to it.")
        case AlreadyAmended():
            return _("An amendment of this plan was begun already. Please go on there.")
    return _(
        "Somebody changed the plan meanwhile. You see it as it stands now; please look at it and try again."
    )


def _page(
    request: HttpRequest,
    workplace: Workplace,
    plan: Plan,
    *,
    problem: str = "",
    reason: ReasonForm | None = None,
    noted: tuple[uuid.UUID, ProgressForm] | None = None,
    counted: tuple[uuid.UUID, FigureForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    desk = plan_desk(workplace, plan, today)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "plan": plan,
        "last_on": last_day(plan.ends_on),
        "state": plan_state_name(plan.state),
        "desk": desk,
        "missing": [(one, gap_in_words(one.gap)) for one in desk.missing],
        "focus_areas": focus_areas_shown(workplace.portal, plan, today),
        "seen": plan.changed_at.isoformat(),
        "problem": problem,
        "reason": reason or ReasonForm(),
        "progress_form": ProgressForm(),
        "figure_form": FigureForm(today=today),
        "noted": noted,
        "counted": counted,
        "done": request.GET.get("done", ""),
    }
    return render(request, "planning/plan_detail.html", context, status=status)


def _to(workplace: Workplace, plan: Plan, done: str, place: str = "") -> HttpResponse:
    address = f"{workplace.portal.address('plan_detail', key=plan.pk)}?done={done}"
    return redirect(f"{address}#{place}" if place else address)
