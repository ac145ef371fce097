"""Signing in by the district's own directory of people: there, and back."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.accounts.signing_in import office
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted


@for_staff
@public
@unlisted
@require_safe
@cache_control(private=True, no_store=True)
def office_login(request: HttpRequest, language: str) -> HttpResponseBase:
    """Off to the directory; without one there is no such page."""
    return office.sign_in(request)


@for_staff
@public
@unlisted
@require_safe
@cache_control(private=True, no_store=True)
def office_callback(request: HttpRequest, language: str) -> HttpResponseBase:
    """Back with the directory's answer; whoever has no seat here stays outside."""
    return office.come_back(request)
