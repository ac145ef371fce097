"""What visitors told about barriers on the pages: to read, to answer, to remove once it is done."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.regions.actions.remove_feedback import remove_feedback
from knotenpunkt.regions.queries.feedback import feedback_for
from knotenpunkt.shared.web.addresses import screen_address


@requires(Permission.FEEDBACK_READ)
@require_safe
def barrier_messages(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All messages that nobody has removed yet, the oldest first."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "messages": list(feedback_for(workplace.centre)),
    }
    return render(request, "upkeep/barrier_messages.html", context)


@requires(Permission.FEEDBACK_READ)
@require_POST
def barrier_messages_remove(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The barrier is gone and the sender has her answer; removing the same message twice is no error."""
    workplace = workplace_for(request, language, centre)
    remove_feedback(workplace.centre, key, actor=workplace.actor, now=timezone.now())
    return redirect(screen_address("barrier_messages", {"language": language, "centre": centre}))
