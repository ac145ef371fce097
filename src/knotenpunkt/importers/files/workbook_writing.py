"""A catalogue as a workbook: the sheets and headings that the import reads, every entry with its state in the
formatting."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.terms import Vocabulary
from knotenpunkt.importers.domain.export_rows import (
    Look,
    export_organization_row,
    export_service_row,
    look_of,
)
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.files.streamed_workbook import streamed_workbook

ORGANIZATION_SHEET = "Träger"
SERVICE_SHEET = "Angebote"
_NUMBERS = frozenset((Heading.NUMBER, Heading.MINIMUM_AGE, Heading.MAXIMUM_AGE))
_WIDTHS: Mapping[Heading, int] = {
    Heading.NUMBER: 6,
    Heading.SERVICE: 38,
    Heading.ORGANIZATION: 46,
    Heading.PROVIDER: 34,
    Heading.DESCRIPTION: 60,
    Heading.TARGET_GROUP: 30,
    Heading.MINIMUM_AGE: 9,
    Heading.MAXIMUM_AGE: 9,
    Heading.POSTAL_CODE: 8,
    Heading.SCHEDULE: 34,
    Heading.SOURCE: 40,
    Heading.STATED_ON: 14,
    Heading.NOTE: 36,
}
_HEADER_FILL = PatternFill("solid", fgColor="BDD7EE")
_WRAPPED = Alignment(wrap_text=True, vertical="top")

type Row = tuple[dict[Heading, str], Look]


def organization_rows(records: Iterable[OrganizationRecord], vocabulary: Vocabulary) -> Iterable[Row]:
    """Texts and formatting of organizations in the order of their numbers."""
    ordered = sorted(records, key=lambda record: (record.number is None, record.number or 0, record.name))
    return (
        (export_organization_row(without_secrets(record), vocabulary), look_of(record)) for record in ordered
    )


def service_rows(records: Iterable[ServiceRecord], vocabulary: Vocabulary) -> Iterable[Row]:
    """Texts and formatting of services in the order of their numbers."""
    ordered = sorted(records, key=lambda record: (record.number is None, record.number or 0, record.title))
    return ((export_service_row(without_secrets(record), vocabulary), look_of(record)) for record in ordered)


def without_secrets[R: OrganizationRecord | ServiceRecord](record: R) -> R:
    """The record as it may leave the centre: of a confidential place only the town. The import knows to keep the
    rest."""
    if isinstance(record, OrganizationRecord):
        hidden = replace(record.seat, name="", street="")
        return replace(record, seat=hidden) if record.seat.confidential else record
    hidden = replace(record.place, name="", street="")
    return replace(record, place=hidden) if record.place.confidential else record


def write_workbook(path: Path, organizations: Iterable[Row], services: Iterable[Row]) -> None:
    """Write both sheets to `path`, row by row."""
    with streamed_workbook(path) as workbook:
        _write_sheet(workbook, SERVICE_SHEET, SERVICE_HEADINGS, Heading.SERVICE, services)
        _write_sheet(workbook, ORGANIZATION_SHEET, ORGANIZATION_HEADINGS, Heading.ORGANIZATION, organizations)


def _write_sheet(
    workbook: Workbook, name: str, headings: tuple[Heading, ...], named: Heading, rows: Iterable[Row]
) -> None:
    sheet: Any = workbook.create_sheet(name)
    last = get_column_letter(len(headings))
    for place, heading in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(heading, 22)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}1"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_header_cell(sheet, heading) for heading in headings])
    for texts, look in rows:
        sheet.append([_cell(sheet, heading, texts[heading], look, named) for heading in headings])


def _header_cell(sheet: Any, heading: Heading) -> Any:
    cell = WriteOnlyCell(sheet, heading.value)
    cell.font, cell.fill, cell.alignment = Font(bold=True), _HEADER_FILL, _WRAPPED
    return cell


def _cell(sheet: Any, heading: Heading, text: str, look: Look, named: Heading) -> Any:
    """A cell as text, numbers as numbers. A text that begins with „=" stays a text."""
    if not text:
        value: str | int | None = None
    else:
        value = int(text) if heading in _NUMBERS and text.isdecimal() else text
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = _WRAPPED
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.strike:
        cell.font = Font(strike=True)
    if look.comment and heading is named:
        cell.comment = Comment(look.comment, "Knotenpunkt")
    return cell
