"""One offer: facts first, then its own text, how to get there and how to join."""

from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.actions.count_figures import count_figure
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.similar import similar_offers
from knotenpunkt.directory.models import OfferFigure
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.linked_data import PageFacts, linked_data, offer_data
from knotenpunkt.directory.presentation.offer_page import offer_page
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.moved_entries import slug_of_service_now
from knotenpunkt.directory.queries.origins import origins_of
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.moved import moved

_SIMILAR = 3


@public
@require_safe
def service_detail(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """An offer that is not published is a page that does not exist; one that was merged leads to the other."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    position = catalogue.by_slug.get(slug)
    if position is None:
        return _moved(portal, catalogue, slug)
    today = timezone.localdate()
    context = _context(request, portal, catalogue, position, today)
    response = render(request, "directory/service_detail.html", context)
    response.when_answered = partial(  # type: ignore[attr-defined]
        count_figure, catalogue.offers[position].key, OfferFigure.Kind.VIEW, today=today
    )
    return response


def _context(
    request: HttpRequest, portal: Portal, catalogue: Catalogue, position: int, today: date
) -> dict[str, Any]:
    offer, language = catalogue.offers[position], portal.language.code
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    page = PageFacts(portal, root, f"{root}{request.path}", settings.DATA_LICENCE_ADDRESS)
    return {
        "portal": portal,
        **offer_page(offer, language, catalogue.municipalities, today),
        "address_of_page": page.address,
        "origin": catalogue.kept(("origins",), lambda: origins_of(portal.centre.pk)).get(offer.key),
        "similar": cards(portal, catalogue, similar_offers(catalogue, position, number=_SIMILAR), today),
        "linked_data": linked_data(offer_data(offer, page, catalogue.municipalities, today)),
    }


def _moved(portal: Portal, catalogue: Catalogue, slug: str) -> HttpResponse:
    now = slug_of_service_now(portal.centre, slug, catalogue.by_slug)
    if now is None:
        raise Http404(slug)
    return moved(
        "service_detail", {"language": portal.language.code, "centre": portal.centre.slug, "slug": now}
    )
