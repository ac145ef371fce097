"""A catalogue as two text tables."""

from collections.abc import Iterable
from pathlib import Path

from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.files.workbook_writing import Row
from knotenpunkt.shared.text.csv_tables import csv_table

ORGANIZATIONS_FILE = "organisationen.csv"
SERVICES_FILE = "angebote.csv"


def write_tables(folder: Path, organizations: Iterable[Row], services: Iterable[Row]) -> None:
    """Write both tables into the folder."""
    _write(folder / ORGANIZATIONS_FILE, ORGANIZATION_HEADINGS, organizations)
    _write(folder / SERVICES_FILE, SERVICE_HEADINGS, services)


def _write(path: Path, headings: tuple[Heading, ...], rows: Iterable[Row]) -> None:
    names = [heading.value for heading in headings]
    path.write_bytes(csv_table([names, *([texts[heading] for heading in headings] for texts, _ in rows)]))
