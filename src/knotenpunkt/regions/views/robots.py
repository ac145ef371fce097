"""What search engines may read: everything but endless combinations of filters."""

from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public

RULES = """User-agent: *
Disallow: /*?*
"""


@public
def robots(request: HttpRequest) -> HttpResponse:
    """The rules for search engines: pages are open to all, their filtered lists are not worth the load."""
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
