"""One organization with everything it offers."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.presentation.addresses import source_of
from knotenpunkt.directory.presentation.calendar_file import has_dates
from knotenpunkt.directory.presentation.cards import age_shown, cards
from knotenpunkt.directory.presentation.feed_addresses import calendar_address
from knotenpunkt.directory.presentation.linked_data import PageFacts, linked_data, organization_data
from knotenpunkt.directory.presentation.results import number_of_offers
from knotenpunkt.directory.presentation.translated import text_shown
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.moved_entries import slug_of_organization_now
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.moved import moved


@public
@require_safe
def organization_detail(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """One that is not published is a page that does not exist; one that was merged leads to the other."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    provider = catalogue.organizations_by_slug.get(slug)
    if provider is None:
        return _moved(portal, catalogue, slug)
    today = timezone.localdate()
    offers = catalogue.offers_of[slug]
    offered = [catalogue.offers[position] for position in offers]
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    page = PageFacts(portal, root, f"{root}{request.path}", settings.DATA_LICENCE_ADDRESS)
    return render(
        request,
        "directory/organization_detail.html",
        {
            "portal": portal,
            "provider": provider,
            "kind": provider.kind.label(language) if provider.kind else "",
            "website": web_address(provider.website),
            "source": source_of(provider.provenance.source),
            "age": age_shown(provider.provenance, language, today),
            "text": text_shown(provider.description, Section.DESCRIPTION, language, provider.translations),
            "number": number_of_offers(len(offers), language),
            "cards": cards(portal, catalogue, offers, today),
            "calendar": calendar_address(portal, root, Filters(), slug)
            if any(has_dates(offer, today) for offer in offered)
            else "",
            "linked_data": linked_data(organization_data(provider, offered, page)),
        },
    )


def _moved(portal: Portal, catalogue: Catalogue, slug: str) -> HttpResponse:
    now = slug_of_organization_now(portal.centre, slug, catalogue.organizations_by_slug)
    if now is None:
        raise Http404(slug)
    return moved(
        "organization_detail", {"language": portal.language.code, "centre": portal.centre.slug, "slug": now}
    )
