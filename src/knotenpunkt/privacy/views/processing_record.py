"""The record of processing activities, made from what the contexts declare."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.shared.personal_data import activities


@requires(Permission.PRIVACY_REGISTER_READ)
@require_safe
def processing_record(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Each activity with purpose, legal basis, people, recipients, retention and every field."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "activities": activities(),
        "answers_requests": workplace.may(Permission.PRIVACY_REQUEST_ANSWER),
    }
    return render(request, "privacy/processing_record.html", context)
