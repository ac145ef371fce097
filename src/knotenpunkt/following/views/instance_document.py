"""Data: the public key of this instance and the centres for which it speaks, at the address where others look first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.following.queries.published_documents import instance_document as document_of
from knotenpunkt.following.signed_answers import signed_answer
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.search_engines import unlisted


@public
@unlisted
@require_safe
def instance_document(request: HttpRequest) -> HttpResponse:
    """The same bytes until something changes or a new day begins."""
    return signed_answer(
        document_of(address_of_instance(request, settings.PUBLIC_ADDRESS), timezone.localdate())
    )
