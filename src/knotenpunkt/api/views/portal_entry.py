"""Data: what the instance publishes, told to data portals (DCAT-AP.de)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from knotenpunkt.api.answers import asked_area, asked_centre, open_data
from knotenpunkt.api.domain.questions import read_question


@open_data
def portal_entry(request: HttpRequest) -> HttpResponseBase:
    """The entry as RDF/XML."""
    return HttpResponse(_written(request, "xml"), content_type="application/rdf+xml")


@open_data
def portal_entry_json(request: HttpRequest, centre: str = "") -> HttpResponseBase:
    """The entry as JSON-LD, or the part of it that is about one centre."""
    return HttpResponse(_written(request, "json", centre), content_type="application/ld+json")


def _written(request: HttpRequest, form: str, slug: str = "") -> bytes:
    """The libraries of RDF are loaded when the first one asks."""
    from knotenpunkt.api.domain.portal_entry import as_json_ld, as_rdf_xml, portal_entry
    from knotenpunkt.api.queries.portal_entry import told_datasets, told_instance

    read_question(dict(request.GET.lists()), ())
    area = asked_area(request, asked_centre(slug) if slug else None)
    graph = portal_entry(told_instance(area.address), told_datasets(area.address, area.centre))
    return as_rdf_xml(graph) if form == "xml" else as_json_ld(graph)
