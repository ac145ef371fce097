"""A small centre to read against: the words and places of the directory's samples, and a few organizations."""

from pathlib import Path

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord
from knotenpunkt.directory.tests.domain.written.samples import MUNICIPALITIES, PLACES, VOCABULARY
from knotenpunkt.importers.domain.providers import ProviderRegister
from knotenpunkt.importers.domain.rows import Context

PLACE_NAMES = (*MUNICIPALITIES.values(), "Kreis Heinsberg")
CONTEXT = Context(VOCABULARY, PLACES)

_DATA = Path(__file__).parents[2] / "data"


def organization(
    name: str, number: int | None, municipality: str = "", *, street: str = "", note: str = ""
) -> OrganizationRecord:
    city = MUNICIPALITIES.get(municipality, "")
    return OrganizationRecord(name, number, seat=PlaceRecord("", street, "", city, municipality), note=note)


def register(*organizations: OrganizationRecord) -> ProviderRegister:
    return ProviderRegister.of(organizations, PLACE_NAMES)


def demo_workbook() -> Path:
    return _DATA / "demo" / "angebote_kreis_heinsberg.xlsx"
