"""The door to the workspace: a link shows a button, and the button signs in."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.accounts.actions.sign_in_links import LinkUnusable, is_usable, use_sign_in_link
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.addresses import screen_address

KEY = "schluessel"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
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
    return render(
        request, "accounts/sign_in_by_link.html", {"portal": portal, "key": key, "is_refused": False}
    )


def _enter(request: HttpRequest, portal: Portal, key: str) -> HttpResponse:
    try:
        person = use_sign_in_link(key, now=timezone.now())
    except LinkUnusable:
        return _refused(request, portal)
    request.session.clear_expired()
    login(request, person, backend=_BACKEND)
    return redirect(
        screen_address("workspace", {"language": portal.language.code, "centre": portal.centre.slug})
    )


def _refused(request: HttpRequest, portal: Portal) -> HttpResponse:
    context = {"portal": portal, "key": "", "is_refused": True}
    return render(request, "accounts/sign_in_by_link.html", context, status=410)
