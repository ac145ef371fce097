"""The list of offers for somebody's own website: choose what it shows, see it, copy the code."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.api.presentation.embedding import Embedding
from knotenpunkt.api.queries.example_centre import centres_with_offers, example_centre
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.queries.asked_offers import asked_offers
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES, LANGUAGE_BY_CODE
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.language import for_staff

CENTRE, LANGUAGE = "zentrum", "lang"
CHOSEN = (Facet.MUNICIPALITY, Facet.TOPIC)
POLICY: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}  # the list itself is shown


@for_staff
@public
@csp_override(POLICY)
@require_safe
def embed_code(request: HttpRequest, language: str) -> HttpResponse:
    """Everything chosen stands in the address, so that it can be sent to whoever keeps the website."""
    centre = example_centre(request.GET.get(CENTRE, ""))
    context: dict[str, Any] = {"portal": None, "centre": centre}
    if centre:
        context |= {"centres": centres_with_offers(), "languages": INTERFACE_LANGUAGES}
        context |= _chosen(request, centre, language)
    return render(request, "api/embed_code.html", context)


def _chosen(request: HttpRequest, centre: Centre, language: str) -> dict[str, Any]:
    """What was chosen of this centre's offers; what it does not have is left out and named."""
    written = {str(facet): request.GET.getlist(facet)[-1:] for facet in CHOSEN}
    asked = asked_offers(portal_for(language, centre.slug), written, timezone.localdate(), most=1)
    filters = asked.reading.filters
    shown = request.GET.get(LANGUAGE, language)
    frame_language = shown if shown in LANGUAGE_BY_CODE else language
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    return {
        "facets": [(facet, asked.choices(facet), filters.values(facet)) for facet in CHOSEN],
        "not_understood": asked.reading.not_understood,
        "number": asked.number,
        "frame_language": frame_language,
        "embedding": Embedding(root, centre.slug, frame_language, filters.address()),
    }
