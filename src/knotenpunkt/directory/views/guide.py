"""The guide: the whole catalogue on one page, made to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.presentation.booklet import booklet
from knotenpunkt.directory.presentation.overview import honest_words_about_age
from knotenpunkt.directory.presentation.results import number_of_offers
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for


@public
@require_safe
def guide(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Table of contents, chapters by topic, register."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    today = timezone.localdate()
    return render(
        request,
        "directory/guide.html",
        {
            "portal": portal,
            "today": today,
            "number": number_of_offers(len(catalogue.offers), language),
            "ages": honest_words_about_age(catalogue, language, today),
            "booklet": catalogue.kept_today(
                ("booklet", language), today, lambda: booklet(catalogue, language, today)
            ),
        },
    )
