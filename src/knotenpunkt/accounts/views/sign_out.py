"""Signing out: one button, and a page that says it is done."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import public, signed_in
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted


@for_staff
@public
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def sign_out(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The session ends in the database too; its cookie opens nothing any more."""
    portal = portal_for(language, centre)
    if request.method == "POST":
        logout(request)
        return redirect(screen_address("sign_out", {"language": language, "centre": centre}))
    context = {"portal": portal, "is_signed_in": person_of(request) is not None}
    return render(request, "accounts/sign_out.html", context)


@for_staff
@signed_in
@require_POST
def sign_out_of_account(request: HttpRequest, language: str) -> HttpResponse:
    """For whoever works in no centre: the same, and then back to the door."""
    if person_of(request) is None:
        raise SignInNeeded
    logout(request)
    return redirect(screen_address("account_login", {"language": language}))
