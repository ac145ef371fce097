"""All languages with what is to do in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.domain.translations import State
from knotenpunkt.translating.queries.entries import overview

_COLUMNS = (State.OUTDATED, State.WAITING, State.MISSING, State.MACHINE, State.RELEASED)


@requires(Permission.TRANSLATION_EDIT)
@require_safe
def translations(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """A row for each language, begun ones first; each number leads to the entries it counts."""
    workplace = workplace_for(request, language, centre)
    languages = overview(workplace.centre)
    rows = [
        (one, [(state, one.counts[state]) for state in _COLUMNS])
        for one in sorted(languages, key=lambda one: not one.is_begun)
    ]
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "rows": rows,
        "columns": _COLUMNS,
        "has_entries": any(sum(one.counts.values()) for one in languages),
        "may_decide": workplace.may(Permission.SETTINGS_EDIT),
    }
    return render(request, "translating/translations.html", context)
