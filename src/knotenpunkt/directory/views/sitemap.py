"""What search engines find in this instance: a list of pages for every centre with offers, in every language."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.presentation.sitemaps import ListedPage, index_of
from knotenpunkt.directory.queries.published_counts import published_counts
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.web.addresses import screen_address


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The lists of the centres that have published something."""
    slugs = Centre.objects.filter(pk__in=list(published_counts())).values_list("slug", flat=True)
    return index_of(
        request,
        [
            ListedPage(screen_address("centre_sitemap", {"language": language.code, "centre": slug}))
            for slug in slugs
            for language in INTERFACE_LANGUAGES
        ],
    )
