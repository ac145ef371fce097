"""What became of what somebody suggested, and her colleagues of the same organization."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.upkeep.presentation.suggested_changes import shown_suggestion
from knotenpunkt.upkeep.queries.suggestions import suggestions_by

_MOST = 100


@requires(Permission.CHANGE_PROPOSE)
@require_safe
def own_suggestions(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The latest first, each with what the centre answered."""
    workplace = workplace_for(request, language, centre)
    rows = suggestions_by(workplace.centre, person_of(request), workplace.share)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "rows": [shown_suggestion(row) for row in rows[:_MOST]],
    }
    return render(request, "upkeep/own_suggestions.html", context)
