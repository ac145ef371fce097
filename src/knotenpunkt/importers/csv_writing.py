"""A catalogue as two text tables: UTF-8 with byte order mark and semicolons, as Excel opens them in German."""

import csv
from collections.abc import Iterable
from pathlib import Path

from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.workbook_writing import Row

ORGANIZATIONS_FILE = "organisationen.csv"
SERVICES_FILE = "angebote.csv"


def write_tables(folder: Path, organizations: Iterable[Row], services: Iterable[Row]) -> None:
    """Write both tables into the folder."""
    _write(folder / ORGANIZATIONS_FILE, ORGANIZATION_HEADINGS, organizations)
    _write(folder / SERVICES_FILE, SERVICE_HEADINGS, services)


def _write(path: Path, headings: tuple[Heading, ...], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([heading.value for heading in headings])
        writer.writerows([texts[heading] for heading in headings] for texts, _ in rows)
