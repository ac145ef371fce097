"""How a signed document is sent: exact bytes, the signature beside them in a header."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from knotenpunkt.following.domain.signatures import HEADER
from knotenpunkt.following.queries.published_documents import SignedDocument


def signed_answer(document: SignedDocument) -> HttpResponse:
    """The document as JSON; kept pages add the ETag and answer with 304 whoever has it already."""
    answer = HttpResponse(document.content, content_type="application/json")
    answer.headers[HEADER] = document.signature
    answer.headers["Last-Modified"] = http_date(document.generated_at.timestamp())
    return answer


def address_of_instance(request: HttpRequest) -> str:
    """The public address of this instance; the installation's own word wins over the request's host."""
    return settings.PUBLIC_ADDRESS or f"{request.scheme}://{request.get_host()}"
