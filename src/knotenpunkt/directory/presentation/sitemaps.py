"""Lists of addresses for search engines (sitemaps.org)."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_of(request: HttpRequest, addresses: Iterable[str]) -> HttpResponse:
    """A list of pages; addresses are paths on this host."""
    return _answer(request, "urlset", "url", addresses)


def index_of(request: HttpRequest, addresses: Iterable[str]) -> HttpResponse:
    """A list of lists of pages; addresses are paths on this host."""
    return _answer(request, "sitemapindex", "sitemap", addresses)


def _answer(request: HttpRequest, root: str, entry: str, addresses: Iterable[str]) -> HttpResponse:
    host = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").removesuffix("/")
    entries = "\n".join(
        f"<{entry}><loc>{escape(f'{host}{address}')}</loc></{entry}>" for address in addresses
    )
    written = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{entries}\n</{root}>\n'
    return HttpResponse(written, content_type="application/xml; charset=utf-8")
