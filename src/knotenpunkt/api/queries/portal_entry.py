"""What an instance has to tell data portals: who runs it, and the catalogues of its centres in all their forms."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.data_package import STANDARD
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.portal_entry import Dataset, Distribution, Instance
from knotenpunkt.api.queries.catalogue_tables import catalogue_state
from knotenpunkt.directory.queries.published_counts import published_counts
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.last_change import last_change
from knotenpunkt.regions.queries.revisions import instance_version


def told_instance(address: str) -> Instance:
    """Who runs the instance that is at an address; where nobody is named, it goes by the address."""
    operator = settings.INSTANCE_OPERATOR
    changed_at = last_change(instance_version())
    licence = read_licence(settings.DATA_LICENCE)
    return Instance(operator.name or address, operator.email, address, licence, changed_at)


def told_datasets(address: str, only: Centre | None = None) -> Iterator[Dataset]:
    """The catalogue of each centre that has published something, or that of one centre alone."""
    published = Centre.objects.filter(pk__in=published_counts()).order_by("key")
    for centre in published.filter(pk=only.pk) if only else published:
        state = catalogue_state(centre, address)
        yield Dataset(state, tuple(_distributions(state)))


def _distributions(state: CatalogueState) -> Iterator[Distribution]:
    def at(screen: str) -> str:
        return f"{state.address}{reverse(screen, kwargs={'centre': state.slug})}"

    excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    yield Distribution(
        "paket",
        "Tabellen (CSV) als Datenpaket",
        at("catalogue_files_package"),
        "CSV",
        "text/csv",
        "application/zip",
        STANDARD,
    )
    yield Distribution("excel", "Tabellen (Excel)", at("catalogue_files_workbook"), "XLSX", excel)
    yield Distribution("zeilen", "Angebote (NDJSON)", at("catalogue_files_lines_of_centre"), "JSON")
    yield Distribution(
        "hsds",
        "Schnittstelle (HSDS 3.1)",
        at("hsds_of_centre"),
        "JSON",
        "application/json",
        standard=f"{state.address}{reverse('hsds_profile')}",
        described_at=at("hsds_openapi_of_centre"),
    )
    yield Distribution("orte", "Orte (GeoJSON)", at("place_features"), "GEOJSON", "application/geo+json")
    yield Distribution("kalender", "Termine (iCalendar)", at("offer_calendar"), "ICS", "text/calendar")
    yield Distribution("neues", "Neues (Atom)", at("offer_news"), "ATOM", "application/atom+xml")
