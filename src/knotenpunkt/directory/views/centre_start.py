"""The start of a centre's portal: search, topics, the centre itself, what is new."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.directory.presentation import overview
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.feed_addresses import news_address
from knotenpunkt.directory.presentation.results import number_of_offers
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for

_NEWEST = 6


@public
@require_safe
def centre_start(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """One question: what are you looking for?"""
    portal = portal_for(language, centre)
    prefetch_related_objects([portal.centre], "opening_hours")
    catalogue = published_catalogue(portal)
    today = timezone.localdate()
    return render(
        request,
        "directory/centre_start.html",
        {
            "portal": portal,
            "number": number_of_offers(len(catalogue.offers), language),
            "has_offers": bool(catalogue.offers),
            "topics": overview.topic_doors(catalogue, language),
            "ages": overview.honest_words_about_age(catalogue, language, today),
            "newest": cards(portal, catalogue, overview.newest(catalogue, today, number=_NEWEST), today),
            "weekday": today.weekday(),
            "news": news_address(portal, Filters()),
        },
    )
