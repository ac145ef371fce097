"""The door of a centre's workspace: signing in by address and password; a link from the console shows a button."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.accounts.actions.sign_in_links import LinkUnusable, is_usable, use_sign_in_link
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted

KEY = "schluessel"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@for_staff
@public
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def sign_in_by_link(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Opening the link uses nothing up: programs that look for viruses in mail open links, and press no buttons."""
    portal = portal_for(language, centre)
    if request.method == "POST":
        return _enter(request, portal, request.POST.get(KEY, ""))
    key = request.GET.get(KEY, "")
    if key and not is_usable(key):
        return _refused(request, portal)
    return _page(request, portal, key=key)


def _enter(request: HttpRequest, portal: Portal, key: str) -> HttpResponse:
    try:
        person = use_sign_in_link(key, now=timezone.now())
    except LinkUnusable:
        return _refused(request, portal)
    request.session.clear_expired()
    login(request, person, backend=_BACKEND)
    UserSession.objects.create_from_request(request)
    return redirect(portal.address("workspace"))


def _refused(request: HttpRequest, portal: Portal) -> HttpResponse:
    return _page(request, portal, status=410)


def _page(request: HttpRequest, portal: Portal, *, key: str = "", status: int = 200) -> HttpResponse:
    """The button where a link was opened, otherwise the form; signing in leads where somebody wanted to go, or home."""
    context = {
        "portal": portal,
        "key": key,
        "is_refused": status != 200,
        "next": request.GET.get("next", ""),
        "office": settings.SIGN_IN_OFFICE_NAME,
        "form": None,
    }
    return render(request, "accounts/sign_in_by_link.html", context, status=status)
