"""Data: what the instance publishes, told to data portals (DCAT-AP.de)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from knotenpunkt.api.answers import asked_area, open_data
from knotenpunkt.api.domain.questions import read_question


@open_data
def portal_entry(request: HttpRequest) -> HttpResponseBase:
    """The entry as RDF/XML."""
    return HttpResponse(_written(request, "xml"), content_type="application/rdf+xml")


@open_data
def portal_entry_json(request: HttpRequest) -> HttpResponseBase:
    """The entry as JSON-LD."""
    return HttpResponse(_written(request, "json"), content_type="application/ld+json")


def _written(request: HttpRequest, form: str) -> bytes:
    """The libraries of RDF are loaded when the first one asks."""
    from knotenpunkt.api.domain.portal_entry import as_json_ld, as_rdf_xml, portal_entry
    from knotenpunkt.api.queries.portal_entry import told_datasets, told_instance

    read_question(dict(request.GET.lists()), ())
    address = asked_area(request, None).address
    graph = portal_entry(told_instance(address), told_datasets(address))
    return as_rdf_xml(graph) if form == "xml" else as_json_ld(graph)
