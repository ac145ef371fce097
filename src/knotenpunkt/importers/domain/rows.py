"""One row of a sheet, read cell by cell into one record of the catalogue."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ScheduleRecord, ServiceRecord
from knotenpunkt.importers.domain import audience
from knotenpunkt.importers.domain.ages import read_ages
from knotenpunkt.importers.domain.contacts import read_email, read_website
from knotenpunkt.importers.domain.cost import read_cost
from knotenpunkt.importers.domain.dates import read_schedule_text, read_stated_on
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.domain.languages import interpreter_possible, languages_in
from knotenpunkt.importers.domain.marks import read_mark
from knotenpunkt.importers.domain.names import alternate_names
from knotenpunkt.importers.domain.phones import read_phones
from knotenpunkt.importers.domain.places import Place, PlaceIndex, read_place
from knotenpunkt.importers.domain.postal import read_postal_code, read_street
from knotenpunkt.importers.domain.provider_cells import Provider, Surroundings, read_provider
from knotenpunkt.importers.domain.providers import ProviderRegister, Where
from knotenpunkt.importers.domain.reading import (
    CellReading,
    Issue,
    IssueKind,
    RawCell,
    Reading,
    RowReading,
    note,
    question,
)
from knotenpunkt.importers.domain.registration import registration_required
from knotenpunkt.importers.domain.terms import Vocabulary, read_term, read_terms
from knotenpunkt.importers.domain.text import clean_line, fold, read_line, read_text, shown

_UNPUBLISHED = re.compile(r"\b(?:adresse|anschrift|ort) (?:\w+ ){0,2}(?:nicht|nie) (?:\w+ ){0,2}veroeffentlich|\badresse (?:ist )?geheim")
_REFUGE = re.compile(r"\bfrauenhaus\b|\bfrauenhaeuser\b|\bschutzwohnung\b|\bmaedchenzuflucht\b")
_EMPTY = RawCell()


def _no_schedules(text: str) -> tuple[ScheduleRecord, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a row is read against. `providers` is empty while the organizations themselves are read.

    `gaps_continue` is true where an empty provider means the row above: in sheets that have blocks.
    """

    vocabulary: Vocabulary
    places: PlaceIndex
    providers: ProviderRegister = field(default_factory=ProviderRegister)
    schedules_of: Callable[[str], tuple[ScheduleRecord, ...]] = _no_schedules
    gaps_continue: bool = True


class _Row:
    """Reads the cells of one row and keeps what became of each."""

    def __init__(self, cells: Mapping[Heading, RawCell]) -> None:
        self._cells = cells
        self._readings: dict[Heading, CellReading] = {}

    def cell(self, heading: Heading) -> RawCell:
        return self._cells.get(heading, _EMPTY)

    def read[T](self, heading: Heading, reader: Callable[[RawCell], Reading[T]]) -> T:
        return self.keep(heading, reader(self.cell(heading)))

    def keep[T](self, heading: Heading, reading: Reading[T]) -> T:
        cell = self.cell(heading)
        self._readings[heading] = CellReading(heading, cell.coordinate, shown(cell), reading.written, reading.issues)
        return reading.value

    def add(self, heading: Heading, *issues: Issue) -> None:
        """Issues of the whole row, kept at the cell that names it."""
        known = self._readings[heading]
        self._readings[heading] = CellReading(
            heading, known.coordinate, known.raw, known.written, (*known.issues, *issues)
        )

    def cells(self, order: tuple[Heading, ...]) -> tuple[CellReading, ...]:
        return tuple(self._readings[heading] for heading in order if heading in self._readings)


def read_number(cell: RawCell) -> Reading[int | None]:
    """The row's key: a whole number above zero."""
    text = clean_line(shown(cell)).rstrip(".")
    if not text:
        return Reading(None, "", (question(IssueKind.MISSING_NUMBER),))
    if text.isdecimal() and int(text) > 0:
        return Reading(int(text), str(int(text)))
    return Reading(None, "", (question(IssueKind.UNREADABLE, text),))


def read_organization_name(cell: RawCell, places: PlaceIndex) -> Reading[str]:
    """One line; a place written without its umlaut gets it back („Stadt Hueckelhoven")."""
    text = clean_line(shown(cell))
    if not text:
        return Reading("", "", (question(IssueKind.MISSING_NAME),))
    written = " ".join(places.spelled(word) for word in text.split(" "))
    issues = () if written == text else (note(IssueKind.NAME_VARIANT, text, chosen=written),)
    return Reading(written, written, issues)


def read_organization_row(cells: Mapping[Heading, RawCell], context: Context) -> RowReading[OrganizationRecord]:
    """A row of the sheet of organizations; without a name there is no record."""
    row = _Row(cells)
    number = row.read(Heading.NUMBER, read_number)
    name = row.read(Heading.ORGANIZATION, lambda cell: read_organization_name(cell, context.places))
    kind = row.read(Heading.KIND, lambda cell: read_term(cell, context.vocabulary.kinds))
    street = row.read(Heading.STREET, read_street)
    postal_code = row.read(Heading.POSTAL_CODE, read_postal_code)
    place = row.read(Heading.CITY, lambda cell: read_place(cell, context.places))
    phones = row.read(Heading.PHONE, read_phones)
    email = row.read(Heading.EMAIL, read_email)
    website = row.read(Heading.WEBSITE, read_website)
    remark = row.read(Heading.NOTE, read_text)
    source = row.read(Heading.SOURCE, read_text)
    stated_on = row.read(Heading.STATED_ON, read_stated_on)
    mark = read_mark(cells.values(), remark)
    confidential = _is_confidential(name, remark)
    row.add(Heading.ORGANIZATION, *mark.issues, *_secrecy(confidential))
    record = OrganizationRecord(
        name=name,
        number=number,
        kind=kind,
        seat=PlaceRecord("", street, postal_code, place.city, place.municipality, confidential),
        phones=phones,
        email=email,
        website=website,
        note=remark,
        source=source,
        stated_on=stated_on,
        alternate_names=alternate_names(name),
        status=mark.status,
        status_reason=mark.status_reason,
        review_reason=mark.review_reason,
    )
    return RowReading(record if name else None, row.cells(ORGANIZATION_HEADINGS))


def read_service_row(
    cells: Mapping[Heading, RawCell], context: Context, above: ServiceRecord | None = None
) -> RowReading[ServiceRecord]:
    """A row of the sheet of services; `above` is the service above it in the same block. Without a title there is no record."""
    row = _Row(cells)
    number = row.read(Heading.NUMBER, read_number)
    title = row.read(Heading.SERVICE, read_line)
    if not title:
        row.add(Heading.SERVICE, question(IssueKind.MISSING_NAME))
    place = row.read(Heading.CITY, lambda cell: read_place(cell, context.places))
    street = row.read(Heading.STREET, read_street)
    provider = row.keep(
        Heading.PROVIDER,
        read_provider(
            row.cell(Heading.PROVIDER),
            context.providers,
            Surroundings(
                None if above is None else Provider(above.organization, above.partners, above.provider_text),
                Where(place.municipality, street),
                title,
                context.gaps_continue,
            ),
        ),
    )
    record = _service(row, context, number, title, provider, place, street)
    mark = read_mark(cells.values(), record.note)
    confidential = _is_confidential(title, record.note)
    row.add(Heading.SERVICE, *mark.issues, *_secrecy(confidential))
    return RowReading(
        _with_mark(record, mark, confidential) if title else None,
        row.cells(SERVICE_HEADINGS),
    )
