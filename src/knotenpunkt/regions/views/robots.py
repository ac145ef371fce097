"""What search engines may read: everything but endless combinations of filters."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public

RULES = """User-agent: *
Disallow: /*?*

Sitemap: {host}/sitemap.xml
"""


@public
def robots(request: HttpRequest) -> HttpResponse:
    """The rules for search engines: pages are open to all, their filtered lists are not worth the load."""
    host = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").removesuffix("/")
    return HttpResponse(RULES.format(host=host), content_type="text/plain; charset=utf-8")
