"""What stands behind the address of a page that somebody wants to embed: the list of offers, or one offer."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext, override

from knotenpunkt.api.answers import NoRecord
from knotenpunkt.api.domain.oembed import HEIGHT_OF_LIST, HEIGHT_OF_OFFER, Embedded
from knotenpunkt.api.domain.questions import shown
from knotenpunkt.directory.queries.asked_offers import asked_offers, one_offer
from knotenpunkt.regions.queries.portal import Portal, portal_for


def embeddable(address: str, root: str, today: date) -> tuple[Embedded, Portal]:
    """What the address shows, and of whom. Raises NoRecord for what is not ours or shows no offers."""
    missing = NoRecord(f"“{shown(address)}” is no list of offers and no offer at {root}.")
    match = _match(address, root)
    if match is None:
        raise missing
    try:
        portal = portal_for(match.kwargs["language"], match.kwargs["centre"])
    except Http404:
        raise missing from None
    if match.url_name == "service_list":
        return _list(portal, urlsplit(address).query, root, today), portal
    found = one_offer(portal, match.kwargs["slug"])
    if found is None:
        raise missing
    (told,) = found.told(found.offers, root)
    frame = portal.address("embedded_list_offer", slug=told.offer.slug)
    return Embedded(told.title, f"{root}{frame}", HEIGHT_OF_OFFER), portal


def _match(address: str, root: str) -> ResolverMatch | None:
    """The screen behind an address of this instance."""
    try:
        parts, ours = urlsplit(address), urlsplit(root)
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    is_ours = parts.scheme in {"http", "https"} and parts.netloc == ours.netloc
    return match if is_ours and match.url_name in {"service_list", "service_detail"} else None


def _list(portal: Portal, query: str, root: str, today: date) -> Embedded:
    """The list with its choice, as far as it was understood."""
    choice = asked_offers(portal, parse_qs(query), today, most=1).reading.filters.address()
    with override(portal.language.code):
        title = f"{gettext('Offers')} · {portal.centre.name}"
    return Embedded(title, f"{root}{portal.address('embedded_list')}{choice}", HEIGHT_OF_LIST)
