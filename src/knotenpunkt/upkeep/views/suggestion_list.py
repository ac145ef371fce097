"""What others want to have changed: what waits, the oldest first, and what was decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.upkeep.presentation.suggested_changes import shown_suggestion
from knotenpunkt.upkeep.queries.suggestions import (
    decided_suggestions,
    discarded_lately,
    waiting_suggestions,
)

_MOST = 100


@requires(Permission.SUGGESTION_DECIDE)
@require_safe
def suggestion_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """`stand=entschieden` shows those that were decided, the latest first."""
    workplace = workplace_for(request, language, centre)
    is_decided = request.GET.get("stand") == "entschieden"
    waiting = waiting_suggestions(workplace.centre)
    rows = decided_suggestions(workplace.centre) if is_decided else waiting
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "is_decided": is_decided,
        "number": waiting.count(),
        "rows": [shown_suggestion(row) for row in rows[:_MOST]],
        "most": _MOST,
        "discarded": discarded_lately(workplace.centre, timezone.now()),
        "today": timezone.localdate(),
        "done": request.GET.get("done", ""),
    }
    return render(request, "upkeep/suggestion_list.html", context)
