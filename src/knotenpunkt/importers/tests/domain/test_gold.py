"""The demo workbook against what a careful person reads in it, cell by cell (tests/gold)."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.directory.domain.written.terms import Vocabulary
from knotenpunkt.directory.tests.domain.written.samples import MUNICIPALITIES, curated
from knotenpunkt.importers.domain.export_rows import export_organization_row, export_service_row, look_of
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.domain.providers import ProviderRegister
from knotenpunkt.importers.domain.reading import CellReading, RowReading
from knotenpunkt.importers.domain.references import resolve_references
from knotenpunkt.importers.domain.rows import Context, read_organization_row, read_service_row
from knotenpunkt.importers.tests.domain.samples import PLACE_NAMES, demo_workbook
from knotenpunkt.regions.queries.settlements import villages

_GOLD = Path(__file__).parents[5] / "tests" / "gold"
_FIRST_ORGANIZATION, _FIRST_SERVICE = 4, 5

type _Rows[R] = dict[int, RowReading[R]]


def _raw(cell: Cell | MergedCell) -> RawCell:
    fill = str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else None
    comment = cell.comment.text if cell.comment else None
    return RawCell(cell.value, cell.number_format, fill, bool(cell.font.strike), comment, cell.coordinate)


def _data(
    sheet: str, first: int, headings: tuple[Heading, ...]
) -> Iterator[tuple[int, dict[Heading, RawCell]]]:
    """Rows by number; an empty mapping for what is no data and ends a block."""
    rows = openpyxl.load_workbook(demo_workbook())[sheet].iter_rows(min_row=first)
    for number, row in enumerate(rows, start=first):
        if row[1].value in ("Angebot / Projekt", "Anzahl Angebote:") or str(row[1].value).startswith(
            "zuletzt"
        ):
            continue
        cells = {heading: _raw(cell) for heading, cell in zip(headings, row, strict=True)}
        yield number, cells if row[1].value else {}


@cache
def _read() -> tuple[Context, _Rows[OrganizationRecord], _Rows[ServiceRecord]]:
    organization_cells = dict(_data("Träger", _FIRST_ORGANIZATION, ORGANIZATION_HEADINGS))
    service_cells = dict(_data("Angebote", _FIRST_SERVICE, SERVICE_HEADINGS))
    vocabulary = Vocabulary(
        curated("topics.json"), curated("target_groups.json"), curated("organization_kinds.json")
    )
    rows = [*organization_cells.values(), *service_cells.values()]
    places = PlaceIndex.of(MUNICIPALITIES, ["Kreis Heinsberg"], villages()).learning(
        cells[Heading.CITY].value for cells in rows if cells
    )
    context = Context(vocabulary, places)
    organizations = {
        row: read_organization_row(cells, context) for row, cells in organization_cells.items() if cells
    }
    records = [reading.record for reading in organizations.values() if reading.record]
    context = replace(context, providers=ProviderRegister.of(records, PLACE_NAMES))
    services: _Rows[ServiceRecord] = {}
    above: ServiceRecord | None = None
    for row, cells in service_cells.items():
        if cells:
            services[row] = read_service_row(cells, context, above)
        above = services[row].record if cells else None
    resolved = resolve_references(list(services.values()))
    return context, organizations, dict(zip(services, resolved, strict=True))


def _gold(file: str) -> dict[tuple[int, str], str]:
    with (_GOLD / file).open(encoding="utf-8-sig", newline="") as lines:
        return {
            (int(line["row"]), line["heading"]): line["clean"]
            for line in csv.DictReader(lines, delimiter=";")
        }


def _cells() -> Iterator[tuple[CellReading, str | None]]:
    """Every data cell with the text a person reads in it, None where it is regular."""
    _, organizations, services = _read()
    for file, rows in (("heinsberg_organizations.csv", organizations), ("heinsberg_offers.csv", services)):
        gold = _gold(file)
        for row, reading in rows.items():
            yield from ((cell, gold.get((row, cell.heading))) for cell in reading.cells)


def test_irregular_cells_come_out_as_a_person_reads_them() -> None:
    irregular = [(cell, clean) for cell, clean in _cells() if clean is not None]
    right = [cell for cell, clean in irregular if cell.written == clean]
    assert len(irregular) == 571
    assert len(right) / len(irregular) >= 0.97


def test_irregular_cells_that_do_not_come_out_right_are_asked_about() -> None:
    guessed = [
        cell for cell, clean in _cells() if clean is not None and cell.written != clean and not cell.questions
    ]
    assert guessed == []


def test_regular_cells_stay_untouched() -> None:
    assert [cell for cell, clean in _cells() if clean is None and cell.changed] == []


def test_every_row_has_a_record() -> None:
    _, organizations, services = _read()
    numbered = [reading.record.number for reading in organizations.values() if reading.record]
    assert (len(numbered), numbered.count(None)) == (101, 4)
    assert [reading.record.number for reading in services.values() if reading.record] == list(range(1, 227))


def test_canonical_texts_read_again_give_the_same_records() -> None:
    context, organizations, services = _read()
    plain = replace(context, gaps_continue=False)
    above: ServiceRecord | None = None
    for organization in (reading.record for reading in organizations.values()):
        assert organization is not None
        cells = _exported(export_organization_row(organization, context.vocabulary), organization)
        assert read_organization_row(cells, plain).record == organization
    for service in (reading.record for reading in services.values()):
        assert service is not None
        again = read_service_row(
            _exported(export_service_row(service, context.vocabulary), service), plain, above
        )
        assert again.record == service
        above = service


def _exported(
    texts: dict[Heading, str], record: OrganizationRecord | ServiceRecord
) -> dict[Heading, RawCell]:
    look = look_of(record)
    comments = {Heading.NUMBER: look.comment}
    return {
        heading: RawCell(text or None, "General", look.fill, look.strike, comments.get(heading))
        for heading, text in texts.items()
    }
