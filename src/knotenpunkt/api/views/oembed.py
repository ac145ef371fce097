"""Data: how a page of offers is embedded (oembed.com)."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from knotenpunkt.api.answers import as_document, as_json, open_data, problem
from knotenpunkt.api.domain.oembed import as_xml, oembed_record, read_size
from knotenpunkt.api.domain.questions import BadQuestion, shown
from knotenpunkt.api.queries.asked import attribution_of
from knotenpunkt.api.queries.embeddable import embeddable
from knotenpunkt.shared.web.addresses import address_of_instance

FORMATS = ("json", "xml")


@open_data
def oembed(request: HttpRequest) -> HttpResponseBase:
    """A frame for the list of offers with its filters, or for one offer. The standard allows further parameters."""
    given = request.GET.dict()
    written_as = given.get("format", "json")
    if written_as not in FORMATS:
        return _not_written(written_as)
    if not given.get("url"):
        raise BadQuestion("“url” is missing: the address of a list of offers or of an offer.")
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    largest = read_size(given, "maxwidth"), read_size(given, "maxheight")
    embedded, portal = embeddable(given["url"], root, timezone.localdate())
    record = oembed_record(
        embedded, attribution_of(portal, root), root, most_width=largest[0], most_height=largest[1]
    )
    if written_as == "xml":
        return as_document(as_xml(record), "text/xml; charset=utf-8", is_current=True)
    return as_json(record)


def _not_written(written_as: str) -> HttpResponseBase:
    """The status that the standard asks for; nothing of ours broke, so nothing is logged."""
    refused = problem(
        HTTPStatus.NOT_IMPLEMENTED, f"“format” is json or xml; “{shown(written_as)}” is not written here."
    )
    refused._has_been_logged = True  # type: ignore[attr-defined]
    return refused
