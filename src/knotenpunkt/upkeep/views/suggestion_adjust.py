"""Adjusting a suggestion before it is taken over: the form of the offer, filled in with what was suggested."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.upkeep.actions.decide import AlreadyDecided, accept_suggestion
from knotenpunkt.upkeep.actions.take_over import ServiceGone
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.three_ways import put_together
from knotenpunkt.upkeep.domain.written_service import written_service
from knotenpunkt.upkeep.forms.service_form import ServiceForm
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.field_texts import Difference, differences
from knotenpunkt.upkeep.presentation.form_sections import service_sections
from knotenpunkt.upkeep.presentation.suggested_changes import shown_suggestion
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.suggestions import Adjusted, adjusted, suggestion_of


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody at the form of a suggestion."""

    request: HttpRequest
    workplace: Workplace
    suggestion: Suggestion
    around: Surroundings


@requires(Permission.SUGGESTION_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_adjust(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Saving the form decides on the suggestion."""
    workplace = workplace_for(request, language, centre)
    suggestion = suggestion_of(workplace.centre, key)
    visit = _Visit(request, workplace, suggestion, surroundings_of(workplace.portal))
    if suggestion.state != Suggestion.State.WAITING:
        return _to(visit, "suggestion_detail", key=str(key))
    if request.method == "POST":
        return _saved(visit)
    began = adjusted(suggestion)
    return _page(visit, ServiceForm(base=began.record, around=visit.around), began)


def _saved(visit: _Visit) -> HttpResponse:
    began = adjusted(visit.suggestion, _number(visit.request.POST.get("based_on", "")))
    form = ServiceForm(visit.request.POST, base=began.record, around=visit.around)
    if not form.is_valid():
        return _page(visit, form, began, status=422)
    try:
        accepted = accept_suggestion(
            visit.suggestion,
            record=form.record,
            based_on=began.revision,
            person=person_of(visit.request),
            actor=visit.workplace.actor,
            now=timezone.now(),
        )
    except ChangedMeanwhile:
        return _changed_meanwhile(visit, form, began)
    except (AlreadyDecided, ServiceGone):
        return _to(visit, "suggestion_detail", key=str(visit.suggestion.pk))
    if accepted.service is None:
        return _to(visit, "suggestion_list")
    return _to(visit, "service_edit", slug=accepted.service.slug)


def _changed_meanwhile(visit: _Visit, form: ServiceForm, began: Adjusted) -> HttpResponse:
    """The form again, on top of what somebody else has saved meanwhile; what that was stands above it."""
    now = adjusted(visit.suggestion)
    together = put_together(began.stored, form.record, now.stored)
    fresh = ServiceForm(base=now.record, around=visit.around, typed=written_service(together.record))
    others = differences(began.stored, now.stored, visit.around)
    return _page(visit, fresh, now, others=others, status=409)


def _page(
    visit: _Visit,
    form: ServiceForm,
    began: Adjusted,
    *,
    others: tuple[Difference, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": visit.workplace.portal,
        "workplace": visit.workplace,
        "shown": shown_suggestion(visit.suggestion),
        "suggestion": visit.suggestion,
        "form": form,
        "sections": service_sections(form),
        "based_on": began.revision,
        "differences": others,
    }
    return render(visit.request, "upkeep/suggestion_adjust.html", context, status=status)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _to(visit: _Visit, name: str, **arguments: str) -> HttpResponse:
    return redirect(visit.workplace.portal.address(name, **arguments))
