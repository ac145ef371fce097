"""Lists of addresses for search engines (sitemaps.org)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from knotenpunkt.shared.web.addresses import address_of_instance

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A path on this host, and when what it shows was changed last, where that is known."""

    path: str
    changed_at: datetime | None = None


def sitemap_of(request: HttpRequest, pages: Iterable[ListedPage]) -> HttpResponse:
    """A list of pages."""
    return _answer(request, "urlset", "url", pages)


def index_of(request: HttpRequest, lists: Iterable[ListedPage]) -> HttpResponse:
    """A list of lists of pages."""
    return _answer(request, "sitemapindex", "sitemap", lists)


def _answer(request: HttpRequest, root: str, entry: str, pages: Iterable[ListedPage]) -> HttpResponse:
    host = address_of_instance(request, settings.PUBLIC_ADDRESS)
    entries = "\n".join(
        f"<{entry}><loc>{escape(f'{host}{page.path}')}</loc>{_changed(page)}</{entry}>" for page in pages
    )
    written = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{entries}\n</{root}>\n'
    return HttpResponse(written, content_type="application/xml; charset=utf-8")


def _changed(page: ListedPage) -> str:
    moment = page.changed_at
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""
