"""The accessibility statement of a centre's pages, with the form for barriers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.actions.receive_feedback import TooManyMessages, receive_feedback
from knotenpunkt.regions.forms.accessibility_feedback import (
    LONGEST_PAGE,
    AccessibilityFeedbackForm,
    fresh_stamp,
)
from knotenpunkt.regions.queries.feedback import is_feedback_reference
from knotenpunkt.regions.queries.portal import Portal, portal_for


# Nothing of a session counts here, so there is nothing for a CSRF token to protect.
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def accessibility_statement(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The statement; a message sent with its form is kept and answered with a reference number."""
    portal = portal_for(language, centre)
    if request.method == "POST":
        return _answer(request, portal)
    reference = request.GET.get("received", "")
    if reference and not is_feedback_reference(portal.centre, reference):
        reference = ""
    page = request.GET.get("page", "")[:LONGEST_PAGE]
    return _page(request, portal, AccessibilityFeedbackForm(initial={"page": page}), reference=reference)


def _answer(request: HttpRequest, portal: Portal) -> HttpResponse:
    form = AccessibilityFeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, portal, form, status=422)
    try:
        feedback = receive_feedback(
            portal.centre,
            message=form.cleaned_data["message"],
            page=form.cleaned_data["page"],
            reply_email=form.cleaned_data["reply_email"],
            now=timezone.now(),
        )
    except TooManyMessages:
        form.add_error(None, _("Today very many messages came in. Please call us or write an e-mail."))
        return _page(request, portal, form, status=429)
    place = portal.address("accessibility_statement")
    return redirect(f"{place}?received={feedback.reference}#feedback")


def _page(
    request: HttpRequest,
    portal: Portal,
    form: AccessibilityFeedbackForm,
    *,
    reference: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": portal,
        "form": form,
        "stamp": fresh_stamp(),
        "reference": reference,
        "checked_on": settings.ACCESSIBILITY_CHECKED_ON,
    }
    return render(request, "regions/accessibility_statement.html", context, status=status)
