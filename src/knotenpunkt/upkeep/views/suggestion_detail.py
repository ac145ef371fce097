"""One suggestion: what it would change, where it comes from, and the decision."""

import uuid
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.directory.actions.saving_places import UnknownReference
from knotenpunkt.upkeep.actions.decide import (
    AlreadyDecided,
    accept_suggestion,
    decline_suggestion,
    discard_suggestion,
)
from knotenpunkt.upkeep.actions.take_over import Conflicting, EntryGone, NameTaken
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.presentation.suggested_changes import changes_shown, shown_suggestion
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.suggestions import suggestion_of

LONGEST_NOTE = 1_000


@requires(Permission.SUGGESTION_DECIDE)
@require_safe
def suggestion_detail(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Before and after, the evidence, and what can be done."""
    workplace = workplace_for(request, language, centre)
    return _page(request, workplace, suggestion_of(workplace.centre, key))


@requires(Permission.SUGGESTION_DECIDE)
@require_POST
def suggestion_detail_accept(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """Take it over as it is; where that would overwrite something, say so."""
    workplace = workplace_for(request, language, centre)
    suggestion = suggestion_of(workplace.centre, key)
    person = person_of(request)
    try:
        accepted = accept_suggestion(suggestion, person=person, actor=workplace.actor, now=timezone.now())
    except AlreadyDecided:
        return _to_suggestion(workplace, suggestion)
    except (Conflicting, ChangedMeanwhile):
        return _page(request, workplace, suggestion, problem="conflict", status=409)
    except UnknownReference:
        return _page(request, workplace, suggestion, problem="reference", status=409)
    except NameTaken:
        return _page(request, workplace, suggestion, problem="name", status=409)
    except EntryGone:
        return _page(request, workplace, suggestion, problem="gone", status=409)
    if accepted.kind == Suggestion.Kind.NEW and accepted.service is not None:
        return redirect(_address(workplace, "service_edit", slug=accepted.service.slug))
    return _to_list(workplace, "accepted")


@requires(Permission.SUGGESTION_DECIDE)
@require_POST
def suggestion_detail_decline(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """Leave everything as it is, with a sentence to the sender."""
    workplace = workplace_for(request, language, centre)
    note = request.POST.get("note", "").strip()
    suggestion = suggestion_of(workplace.centre, key)
    if len(note) > LONGEST_NOTE:
        return _page(request, workplace, suggestion, problem="note", note=note, status=422)
    decline = partial(decline_suggestion, note=note, person=person_of(request))
    try:
        decline(suggestion, actor=workplace.actor, now=timezone.now())
    except AlreadyDecided:
        return _to_suggestion(workplace, suggestion)
    return _to_list(workplace, "declined")


@requires(Permission.SUGGESTION_DECIDE)
@require_POST
def suggestion_detail_discard(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """Advertising or abuse: nothing of it stays but the count."""
    workplace = workplace_for(request, language, centre)
    suggestion = suggestion_of(workplace.centre, key)
    try:
        discard_suggestion(suggestion, actor=workplace.actor, now=timezone.now())
    except AlreadyDecided:
        return _to_suggestion(workplace, suggestion)
    return _to_list(workplace, "discarded")


def _page(
    request: HttpRequest,
    workplace: Workplace,
    suggestion: Suggestion,
    *,
    problem: str = "",
    note: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "shown": shown_suggestion(suggestion),
        "suggestion": suggestion,
        "changes": changes_shown(suggestion, surroundings_of(workplace.portal)),
        "problem": problem,
        "note": note,
        "longest_note": LONGEST_NOTE,
    }
    return render(request, "upkeep/suggestion_detail.html", context, status=status)


def _to_list(workplace: Workplace, done: str) -> HttpResponse:
    return redirect(f"{_address(workplace, 'suggestion_list')}?done={done}")


def _to_suggestion(workplace: Workplace, suggestion: Suggestion) -> HttpResponse:
    return redirect(_address(workplace, "suggestion_detail", key=suggestion.pk))


def _address(workplace: Workplace, name: str, **arguments: Any) -> str:
    return workplace.portal.address(name, **arguments)
