"""What may be meant while somebody is typing: a piece of a page below the search field."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.domain.suggestions import Kind, Suggestion
from knotenpunkt.directory.domain.suggestions import suggestions as suggested
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.search.domain.understanding import tidied
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.search_engines import unlisted

_PICTOGRAMS = {Kind.TOPIC: "info", Kind.PLACE: "pin", Kind.PROVIDER: "people", Kind.OFFER: "door"}


@dataclass(frozen=True, slots=True)
class Door:
    """A suggestion and where it leads; its label is German unless it is a topic."""

    label: str
    detail: str
    is_name: bool
    pictogram: str
    address: str


@public
@unlisted
@require_safe
def suggestions(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Links to what begins as typed; nothing where nothing does."""
    portal = portal_for(language, centre)
    found = suggested(published_catalogue(portal), tidied(request.GET.get("q", "")), language)
    doors = [_door(suggestion, portal) for suggestion in found]
    return render(request, "directory/suggestions.html", {"doors": doors})


def _door(suggestion: Suggestion, portal: Portal) -> Door:
    return Door(
        suggestion.label,
        suggestion.detail,
        suggestion.kind is not Kind.TOPIC,
        _PICTOGRAMS[suggestion.kind],
        _address(suggestion, {"language": portal.language.code, "centre": portal.centre.slug}),
    )


def _address(suggestion: Suggestion, screen: dict[str, str]) -> str:
    if suggestion.kind is Kind.OFFER:
        return screen_address("service_detail", screen | {"slug": suggestion.key})
    if suggestion.kind is Kind.PROVIDER:
        return screen_address("organization_detail", screen | {"slug": suggestion.key})
    facet = Facet.TOPIC if suggestion.kind is Kind.TOPIC else Facet.MUNICIPALITY
    return screen_address("service_list", screen) + Filters().with_values(facet, [suggestion.key]).address()
