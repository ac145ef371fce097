"""A catalogue as two text tables: UTF-8 with byte order mark and semicolons, as Excel opens them in German.

A text that a spreadsheet would calculate gets an apostrophe in front, so that opening the table runs nothing; a
remark such as „= Ukraine-Kontaktbüro?" calculates nothing and stays as it is.
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.files.workbook_writing import Row

ORGANIZATIONS_FILE = "organisationen.csv"
SERVICES_FILE = "angebote.csv"
_CALCULATES = re.compile(r"\s*[=+\-@].*(?:[A-Za-z_.]\(|[!|])|\s*=\s*[$\w]*\d", re.DOTALL)


def write_tables(folder: Path, organizations: Iterable[Row], services: Iterable[Row]) -> None:
    """Write both tables into the folder."""
    _write(folder / ORGANIZATIONS_FILE, ORGANIZATION_HEADINGS, organizations)
    _write(folder / SERVICES_FILE, SERVICE_HEADINGS, services)


def _write(path: Path, headings: tuple[Heading, ...], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([heading.value for heading in headings])
        writer.writerows([_harmless(texts[heading]) for heading in headings] for texts, _ in rows)


def _harmless(text: str) -> str:
    return f"'{text}" if _CALCULATES.match(text) else text
