"""The pages of a centre in one language, for search engines."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.presentation.sitemaps import ListedPage, sitemap_of
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import Portal, portal_for

# Those that show the offers themselves, and those about the centre.
_LISTS = ("centre_start", "service_list", "organization_list", "guide")
_ABOUT = ("fact_sheet", "imprint", "privacy", "accessibility_statement")


@public
@require_safe
def centre_sitemap(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Every page of the catalogue and about the centre; lists without choices alone."""
    portal = portal_for(language, centre)
    return sitemap_of(request, _pages(portal, published_catalogue(portal)))


def _pages(portal: Portal, catalogue: Catalogue) -> Iterator[ListedPage]:
    latest = max((offer.changed_at for offer in catalogue.offers), default=None)
    yield from (ListedPage(portal.address(name), latest) for name in _LISTS)
    yield from (ListedPage(portal.address(name)) for name in _ABOUT)
    for offer in catalogue.offers:
        yield ListedPage(portal.address("service_detail", slug=offer.slug), offer.changed_at)
    for provider in catalogue.organizations:
        yield ListedPage(portal.address("organization_detail", slug=provider.slug))
