"""Whom to call: offers whose providers are silent or cannot be written to, with the number, and what came of it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.models import Confirmation
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.end_service import end_services
from knotenpunkt.upkeep.actions.postpone_call import CALLED_AGAIN_AFTER, postpone_call
from knotenpunkt.upkeep.queries.call_list import call_list as calls_of

MOST_SHOWN = 50


@requires(Permission.CATALOGUE_EDIT)
@require_safe
def call_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The calls of today, the most urgent first."""
    workplace = workplace_for(request, language, centre)
    calls = calls_of(workplace.centre, timezone.localdate())
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "calls": calls[:MOST_SHOWN],
        "more": max(0, len(calls) - MOST_SHOWN),
        "done": request.GET.get("done", ""),
        "days": CALLED_AGAIN_AFTER.days,
    }
    return render(request, "upkeep/call_list.html", context)


@requires(Permission.CATALOGUE_EDIT)
@require_POST
def call_list_answer(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """What came of a call; saying it twice changes nothing more."""
    workplace = workplace_for(request, language, centre)
    done = request.POST.get("do", "")
    _write_down(workplace, key, done)
    address = screen_address("call_list", {"language": language, "centre": centre})
    return redirect(f"{address}?done={done}" if done in {"confirmed", "later", "ended"} else address)


def _write_down(workplace: Workplace, key: uuid.UUID, done: str) -> None:
    centre, actor, now = workplace.centre, workplace.actor, timezone.now()
    match done:
        case "confirmed":
            confirm_services(
                centre,
                [key],
                origin=Confirmation.Origin.CENTRE,
                confirmed_by=centre.name,
                actor=actor,
                now=now,
            )
        case "later":
            postpone_call(centre, key, actor=actor, now=now)
        case "ended":
            end_services(
                centre, [key], reason=_("No longer offered, told by telephone"), actor=actor, now=now
            )
