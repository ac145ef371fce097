"""Pairs of entries that may be the same, and merges that can still be taken back."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile
from knotenpunkt.directory.models import EntryKind
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.separate_entries import NotSeparable, separate_entries
from knotenpunkt.upkeep.presentation.evidence import evidence_in_words, likeness_in_words
from knotenpunkt.upkeep.queries.duplicates import names_of, open_pairs, postponed_number, twins_of
from knotenpunkt.upkeep.queries.merged_entries import merge_by_key, separable_merges

_MOST_SHOWN = 50


@requires(Permission.DUPLICATES_DECIDE)
@require_safe
def duplicates(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """What waits, the most alike first."""
    return _page(request, workplace_for(request, language, centre))


@requires(Permission.DUPLICATES_DECIDE)
@require_POST
def duplicates_separate(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Take a merge back; where somebody has worked on one of the entries since, nothing is overwritten."""
    workplace = workplace_for(request, language, centre)
    merge = merge_by_key(workplace.centre, key)
    try:
        separate_entries(merge, actor=workplace.actor, now=timezone.now())
    except (ChangedMeanwhile, NotSeparable) as refusal:
        return _page(
            request,
            workplace,
            refusal="changed" if isinstance(refusal, ChangedMeanwhile) else "late",
            status=409,
        )
    return redirect(screen_address("duplicates", {"language": language, "centre": centre}))


def _page(
    request: HttpRequest, workplace: Workplace, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    pairs = open_pairs(workplace.centre)
    number = pairs.count()
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "refusal": refusal,
        "number": number,
        "hidden": max(number - _MOST_SHOWN, 0),
        "postponed": postponed_number(workplace.centre),
        "pairs": [
            {
                "twins": twins,
                "likeness": likeness_in_words(twins.pair.likeness),
                "evidence": evidence_in_words(twins.pair),
            }
            for twins in twins_of(workplace.centre, list(pairs[:_MOST_SHOWN]))
        ],
        "merges": _merges(workplace),
    }
    return render(request, "upkeep/duplicates.html", context, status=status)


def _merges(workplace: Workplace) -> list[dict[str, Any]]:
    merges = list(separable_merges(workplace.centre, timezone.now()))
    names: dict[uuid.UUID, str] = {}
    for kind in EntryKind:
        keys = {key for merge in merges if merge.kind == kind for key in (merge.kept, merge.absorbed)}
        names |= names_of(workplace.centre, kind, keys)
    return [
        {"merge": merge, "kept": names.get(merge.kept, ""), "absorbed": names.get(merge.absorbed, "")}
        for merge in merges
    ]
