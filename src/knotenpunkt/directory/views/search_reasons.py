"""Why this order: a question asked as a visitor would, and every reason for the place of each offer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.domain.filters import QUERY, Filters
from knotenpunkt.directory.presentation.question import parts
from knotenpunkt.directory.presentation.search_order import corrections, headings, order_rows, slot_rows
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.staff_search import StaffAnswer, found_by_staff
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.search.domain.understanding import tidied


@requires(Permission.SEARCH_EXPLAIN)
@require_safe
def search_reasons(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The first thirty offers in any state. Nothing of it is counted: the team is no visitor."""
    workplace = workplace_for(request, language, centre)
    portal = workplace.portal
    question = tidied(request.GET.get(QUERY, ""))
    answer = found_by_staff(portal, question, timezone.localdate()) if question else None
    context = {
        "portal": portal,
        "workplace": workplace,
        "question": question,
        "is_answered": answer is not None,
        "explained": _explained(portal, question, answer) if answer else {},
    }
    return render(request, "directory/search_reasons.html", context)


def _explained(portal: Portal, question: str, answer: StaffAnswer) -> dict[str, Any]:
    language = portal.language.code
    understanding = answer.understanding
    found = parts(understanding, Filters(question), published_catalogue(portal), language)
    return {
        "parts": [part.label for part in found],
        "slots": slot_rows(understanding, answer.slots),
        "corrections": corrections(understanding),
        "headings": headings(language),
        "rows": order_rows(answer.hits, language),
        "total": answer.total,
    }
