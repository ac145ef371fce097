"""The pages of a centre in one language, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.presentation.sitemaps import sitemap_of
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import screen_address

_SCREENS = ("centre_start", "service_list", "organization_list", "guide")


@public
@require_safe
def centre_sitemap(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Every page of the catalogue; lists without choices alone."""
    catalogue = published_catalogue(portal_for(language, centre))
    place = {"language": language, "centre": centre}
    lists = [screen_address(name, place) for name in _SCREENS]
    offers = [screen_address("service_detail", {**place, "slug": slug}) for slug in catalogue.by_slug]
    providers = [
        screen_address("organization_detail", {**place, "slug": slug})
        for slug in catalogue.organizations_by_slug
    ]
    return sitemap_of(request, [*lists, *offers, *providers])
