"""Data: the published profile of a centre, signed, for whoever follows this instance."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.following.queries.published_documents import SignedDocument, profile_document
from knotenpunkt.following.signed_answers import signed_answer
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.search_engines import unlisted


@public
@unlisted
@require_safe
def centre_profile(request: HttpRequest, centre: str) -> HttpResponse:
    """The profile; a centre of which nothing is published here has none."""
    return signed_answer(_document(request, centre))


@public
@unlisted
@require_safe
def centre_profile_signature(request: HttpRequest, centre: str) -> HttpResponse:
    """The signature of the profile's bytes, for whoever keeps the file."""
    return HttpResponse(
        f"{_document(request, centre).signature}\n", content_type="text/plain; charset=us-ascii"
    )


def _document(request: HttpRequest, slug: str) -> SignedDocument:
    try:
        centre = centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise Http404(slug) from unknown
    document = profile_document(
        centre, address_of_instance(request, settings.PUBLIC_ADDRESS), timezone.localdate()
    )
    if document is None:
        raise Http404(slug)
    return document
