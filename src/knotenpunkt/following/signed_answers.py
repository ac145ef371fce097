"""How a signed document is sent: exact bytes, the signature beside them in a header."""

from django.http import HttpResponse
from django.utils.http import http_date

from knotenpunkt.following.domain.signatures import HEADER
from knotenpunkt.following.queries.published_documents import SignedDocument


def signed_answer(document: SignedDocument) -> HttpResponse:
    """The document as JSON; kept pages add the ETag and answer with 304 whoever has it already."""
    answer = HttpResponse(document.content, content_type="application/json")
    answer.headers[HEADER] = document.signature
    answer.headers["Last-Modified"] = http_date(document.generated_at.timestamp())
    return answer
