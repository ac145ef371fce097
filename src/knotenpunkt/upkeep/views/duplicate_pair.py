"""Two entries side by side: the same, different, or later."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.decide_duplicate import DuplicateDecided, ask_later, call_different
from knotenpunkt.upkeep.actions.merge_entries import merge_entries
from knotenpunkt.upkeep.forms.merge_form import MergeForm
from knotenpunkt.upkeep.presentation.comparison import compared, side_of
from knotenpunkt.upkeep.presentation.evidence import evidence_in_words, likeness_in_words
from knotenpunkt.upkeep.queries.duplicates import (
    DECIDABLE,
    Twins,
    pair_by_key,
    proposed_to_keep,
    twins_of,
)
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of


@requires(Permission.DUPLICATES_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def duplicate_pair(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """One pair; a decision leads back to the list."""
    workplace = workplace_for(request, language, centre)
    twins = _twins(workplace, key)
    if request.method != "POST":
        return _page(request, workplace, twins)
    form = MergeForm(request.POST, twins)
    if request.POST.get("do") == "merge" and not form.is_valid():
        return _page(
            request, workplace, twins, errors=[str(each) for each in form.errors.get("kept", ())], status=422
        )
    try:
        _decide(request, workplace, twins, form)
    except ChangedMeanwhile:
        return _page(request, workplace, _twins(workplace, key), changed=True, status=409)
    except DuplicateDecided:
        return redirect(request.path)
    return redirect(screen_address("duplicates", {"language": language, "centre": centre}))


def _twins(workplace: Workplace, key: uuid.UUID) -> Twins:
    found = twins_of(workplace.centre, [pair_by_key(workplace.centre, key)])
    if not found:
        raise Http404(str(key))
    return found[0]


def _decide(request: HttpRequest, workplace: Workplace, twins: Twins, form: MergeForm) -> None:
    """Whatever is asked for that is no decision leaves everything as it is."""
    person, actor, now = person_of(request), workplace.actor, timezone.now()
    match request.POST.get("do"):
        case "merge":
            merge_entries(twins.pair, form.choice, person=person, actor=actor, now=now)
        case "different":
            call_different(twins.pair, person=person, actor=actor, now=now)
        case "later":
            ask_later(twins.pair, person=person, actor=actor, now=now)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    twins: Twins,
    *,
    errors: list[str] | None = None,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    rows = compared(twins, surroundings_of(workplace.portal))
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "twins": twins,
        "is_open": twins.pair.verdict in DECIDABLE,
        "likeness": likeness_in_words(twins.pair.likeness),
        "evidence": evidence_in_words(twins.pair),
        "kept": side_of(proposed_to_keep(twins), twins),
        "entries": (("first", twins.first), ("second", twins.second)),
        "differing": [row for row in rows if not row.is_same],
        "equal": [row for row in rows if row.is_same],
        "errors": errors or [],
        "changed": changed,
    }
    return render(request, "upkeep/duplicate_pair.html", context, status=status)
