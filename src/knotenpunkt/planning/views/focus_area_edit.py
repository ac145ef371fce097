"""The form of one focus area: written, checked, and kept where a colleague was quicker."""

import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.edit_focus_areas import (
    add_focus_area,
    change_focus_area,
    remove_focus_area,
)
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile
from knotenpunkt.planning.domain.plan_states import Step, StepRefused
from knotenpunkt.planning.forms.focus_area import FocusAreaForm
from knotenpunkt.planning.forms.seen_state import seen_state
from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.planning.queries.plan_choices import PlanChoices, plan_choices
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.queries.plan_desk import closed_because, refusal_in_words
from knotenpunkt.planning.queries.plans import focus_area_of, plan_of
from knotenpunkt.shared.keys import new_key

MORE = "more_"


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody at the form of the focus area with this line; without a stored one it is new."""

    request: HttpRequest
    workplace: Workplace
    plan: Plan
    line: uuid.UUID
    area: FocusArea | None
    choices: PlanChoices

    def as_it_stands_now(self) -> "_Visit":
        """The same visit after a colleague was quicker: she may have saved the focus area, or removed it."""
        area = self.plan.focus_areas.filter(line=self.line).first()
        if area is not None:
            area.plan = self.plan
        return replace(self, area=area)

    def blank(self) -> FocusAreaForm:
        """The form as it is stored."""
        stored = {one.line: one for one in content_of(self.plan).focus_areas} if self.area else {}
        return FocusAreaForm(self.choices, content=stored.get(self.line))

    def sent(self) -> FocusAreaForm:
        """The form as it was sent; asking for more rows checks nothing yet."""
        is_only_kept = self.request.POST.get("do", "").startswith(MORE)
        return FocusAreaForm(self.choices, self.request.POST, is_only_kept=is_only_kept)


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def focus_area_edit(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID, line: uuid.UUID
) -> HttpResponse:
    """The form of a stored focus area; what somebody wrote to one that a colleague removed is kept."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    visit = _Visit(request, workplace, plan, line, None, plan_choices(workplace.portal)).as_it_stands_now()
    if visit.area is not None:
        return _page_or_answer(visit)
    if request.method != "POST":
        raise Http404(str(line))
    return _told_that_it_changed(visit, visit.sent())


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def focus_area_edit_new(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The form of a new one."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    return _page_or_answer(
        _Visit(request, workplace, plan, _sent_line(request), None, plan_choices(workplace.portal))
    )


@requires(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def focus_area_edit_remove(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID, line: uuid.UUID
) -> HttpResponse:
    """Asks once, in words that name the focus area."""
    workplace = workplace_for(request, language, centre)
    plan = plan_of(workplace.centre, key)
    area = focus_area_of(plan, line)
    visit = _Visit(request, workplace, plan, line, area, plan_choices(workplace.portal))
    if request.method != "POST":
        return _page(visit, visit.blank(), is_removed=True)
    seen = seen_state(request.POST)
    try:
        remove_focus_area(area, seen=seen, actor=workplace.actor, now=timezone.now())
    except ChangedMeanwhile:
        told = _("Somebody saved this focus area while you were deciding. It has not been removed.")
        visit = visit.as_it_stands_now()
        return _page(visit, visit.blank(), problem=told, status=409)
    except StepRefused as refused:
        return _page(visit, visit.blank(), problem=refusal_in_words(refused.state), status=409)
    return _to_plan(visit, "removed")


def _page_or_answer(visit: _Visit) -> HttpResponse:
    if visit.request.method != "POST":
        return _page(visit, visit.blank(), closed=closed_because(visit.plan, Step.EDIT))
    form = visit.sent()
    if form.is_only_kept:
        return _page(visit, form)
    if not form.is_valid():
        return _page(visit, form, status=422)
    return _saved(visit, form)


def _saved(visit: _Visit, form: FocusAreaForm) -> HttpResponse:
    actor, now = visit.workplace.actor, timezone.now()
    try:
        if visit.area is None:
            content = replace(form.content, line=visit.line)
            add_focus_area(visit.plan, content, actor=actor, now=now)
        else:
            seen = seen_state(visit.request.POST)
            change_focus_area(visit.area, form.content, seen=seen, actor=actor, now=now)
    except ChangedMeanwhile:
        return _told_that_it_changed(visit.as_it_stands_now(), form)
    except StepRefused as refused:
        return _page(visit, form, problem=refusal_in_words(refused.state), status=409)
    return _to_plan(visit, "saved")


def _told_that_it_changed(visit: _Visit, form: FocusAreaForm) -> HttpResponse:
    """What she typed, beside what stands there now."""
    if visit.area is None:
        told = _(
            "Somebody removed this focus area while you were writing. Nothing you wrote is lost. "
            "Save again if it shall be part of the plan."
        )
    else:
        told = _(
            "Somebody was quicker and saved this focus area while you were writing. "
            "What stands there now is shown below. Save again if your text shall take its place."
        )
    return _page(visit, form, problem=told, is_conflict=True, status=409)


def _sent_line(request: HttpRequest) -> uuid.UUID:
    """The line that the page gave to the new focus area, so that what is sent twice is there once."""
    try:
        return uuid.UUID(request.POST.get("line", ""))
    except ValueError:
        return new_key()


def _page(
    visit: _Visit,
    form: FocusAreaForm,
    *,
    problem: str = "",
    is_conflict: bool = False,
    is_removed: bool = False,
    closed: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "portal": visit.workplace.portal,
        "workplace": visit.workplace,
        "plan": visit.plan,
        "area": visit.area,
        "form": form,
        "line": visit.line,
        "seen": _seen(visit, is_conflict=is_conflict),
        "problem": problem,
        "stored": visit.blank() if is_conflict and visit.area else None,
        "is_removed": is_removed,
        "closed": closed,
    }
    return render(visit.request, "planning/focus_area_edit.html", context, status=status)


def _seen(visit: _Visit, *, is_conflict: bool) -> str:
    """The state from which she writes: the one she began with, and after a conflict the one that she is shown."""
    if visit.request.method == "POST" and not is_conflict:
        return visit.request.POST.get("seen", "")
    changed_at = visit.area.changed_at if visit.area else None
    return changed_at.isoformat() if changed_at else ""


def _to_plan(visit: _Visit, done: str) -> HttpResponse:
    return redirect(f"{visit.workplace.portal.address('plan_detail', key=visit.plan.pk)}?done={done}")
