"""The mailbox of a demonstration, in which everyone reads what would have been sent."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.mail.queries.mailbox import has_mailbox, mailbox_page
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import HERE
from knotenpunkt.shared.web.search_engines import unlisted


@public
@unlisted
@require_safe
@cache_control(private=True, no_store=True)
def mailbox(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Where letters really leave there is no such page."""
    portal = portal_for(language, centre)
    if not has_mailbox(portal.centre):
        raise Http404(centre)
    page = mailbox_page(portal.centre, request.GET.get("seite", ""), _origins(request))
    return render(request, "mail/mailbox.html", {"portal": portal, "page": page})


def _origins(request: HttpRequest) -> set[str]:
    """The names of this instance: as it is asked for, as it is set, and as letters call it where nothing is set."""
    public_address = urlsplit(settings.PUBLIC_ADDRESS or HERE)
    return {
        f"{public_address.scheme}://{public_address.netloc}",
        request.build_absolute_uri("/").removesuffix("/"),
    }
