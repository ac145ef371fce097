"""What search engines may read: everything but endless combinations of filters.

What must not be found says so itself (`noindex`). To forbid reading it here as well would hide that word from them, and
its bare address would be listed once a page somewhere leads to it: so pages behind a personal link, which have their
key in the query, are let through. Of the workspace nobody reads anything without signing in.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public

RULES = """User-agent: *
Disallow: /*?*
Allow: /*/anmelden/
Allow: /*/antwort/
Allow: /*/meldung/
Allow: /*/postfach/

Sitemap: {host}/sitemap.xml
"""


@public
def robots(request: HttpRequest) -> HttpResponse:
    """The rules for search engines: pages are open to all, their filtered lists are not worth the load."""
    host = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").removesuffix("/")
    return HttpResponse(RULES.format(host=host), content_type="text/plain; charset=utf-8")
