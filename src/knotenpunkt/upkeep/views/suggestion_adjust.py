"""Adjusting a suggestion before it is taken over: the form of the entry, filled in with what was suggested."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import Service
from knotenpunkt.upkeep.actions.decide import AlreadyDecided, accept_suggestion
from knotenpunkt.upkeep.actions.take_over import EntryGone, NameTaken
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.three_ways import put_together
from knotenpunkt.upkeep.domain.written_organization import RECORD_FIELDS, written_organization
from knotenpunkt.upkeep.domain.written_service import Written, written_service
from knotenpunkt.upkeep.forms.organization_form import OrganizationForm
from knotenpunkt.upkeep.forms.service_form import ServiceForm
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.field_texts import Difference, differences
from knotenpunkt.upkeep.presentation.form_sections import organization_sections, service_sections
from knotenpunkt.upkeep.presentation.suggested_changes import shown_suggestion
from knotenpunkt.upkeep.queries.entry_rows import other_names
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.suggestions import Adjusted, EntryRecord, adjusted, entry_of, suggestion_of


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
    return _page(visit, _form(visit, began), began)


def _form(
    visit: _Visit,
    began: Adjusted,
    sent: Mapping[str, Any] | None = None,
    typed: EntryRecord | None = None,
) -> ServiceForm | OrganizationForm:
    """The form for the kind of entry that the suggestion is about; what is `typed` stands in its fields."""
    record, around = began.record, visit.around
    written = _written(typed) if typed else None
    if isinstance(record, ServiceRecord):
        return ServiceForm(sent, base=record, around=around, typed=written)
    organization = visit.suggestion.organization
    taken = other_names(visit.workplace.centre, organization.pk if organization else None)
    return OrganizationForm(
        sent, base=record, taken=taken, around=around, fields=RECORD_FIELDS, typed=written
    )


def _saved(visit: _Visit) -> HttpResponse:
    began = adjusted(visit.suggestion, _number(visit.request.POST.get("based_on", "")))
    form = _form(visit, began, visit.request.POST)
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
    except (AlreadyDecided, EntryGone, NameTaken):
        return _to(visit, "suggestion_detail", key=str(visit.suggestion.pk))
    entry = entry_of(accepted)
    if entry is None:
        return _to(visit, "suggestion_list")
    screen = "service_edit" if isinstance(entry, Service) else "organization_edit"
    return _to(visit, screen, slug=entry.slug)


def _changed_meanwhile(visit: _Visit, form: ServiceForm | OrganizationForm, began: Adjusted) -> HttpResponse:
    """The form again, on top of what somebody else has saved meanwhile; what that was stands above it."""
    now = adjusted(visit.suggestion)
    together = put_together(began.stored, form.record, now.stored)
    fresh = _form(visit, now, typed=together.record)
    others = differences(began.stored, now.stored, visit.around)
    return _page(visit, fresh, now, others=others, status=409)


def _page(
    visit: _Visit,
    form: ServiceForm | OrganizationForm,
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
        "sections": service_sections(form) if isinstance(form, ServiceForm) else organization_sections(form),
        "based_on": began.revision,
        "differences": others,
    }
    return render(visit.request, "upkeep/suggestion_adjust.html", context, status=status)


def _written(record: EntryRecord) -> dict[str, Written]:
    if isinstance(record, ServiceRecord):
        return written_service(record)
    return written_organization(record, is_trusted=False)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _to(visit: _Visit, name: str, **arguments: str) -> HttpResponse:
    return redirect(visit.workplace.portal.address(name, **arguments))
