"""A worker's first question would wait for the index and the word lists: asked beforehand, beside the requests."""

import gc

from django.utils import timezone

from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import answered
from knotenpunkt.overview.queries.goal_search import found_goals
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.offer_counts import offer_counts
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.index.errands import ThreadErrand
from knotenpunkt.search.index.memory import give_back_memory

_QUESTIONS = {"de": "Deutchkurs", "ar": "دوررة", "uk": "куррс"}  # misspelt: asks all lists of each script


def warm_up() -> None:
    """Start asking in a thread of its own."""
    ThreadErrand(ask_beforehand).ask()


def ask_beforehand() -> None:
    """Ask the centre with most offers once in each script, if there are offers, and all plans once."""
    found_goals(_QUESTIONS["de"])
    _ask_for_offers()
    gc.collect()
    give_back_memory()


def _ask_for_offers() -> None:
    counts = offer_counts()
    if not counts:
        return
    centre = Centre.objects.get(pk=max(counts, key=lambda key: counts[key]))
    for language, question in _QUESTIONS.items():
        portal = portal_for(language, centre.slug)
        answered(portal, published_catalogue(portal), Filters(question), timezone.localdate())
