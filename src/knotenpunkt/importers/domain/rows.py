"""One row of a sheet, read cell by cell into one record of the catalogue."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from knotenpunkt.directory.domain.records import (
    OrganizationRecord,
    PartialDate,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.domain.written import audience
from knotenpunkt.directory.domain.written.ages import read_ages
from knotenpunkt.directory.domain.written.contacts import read_email, read_website
from knotenpunkt.directory.domain.written.cost import read_cost
from knotenpunkt.directory.domain.written.dates import read_schedule_text, read_stated_on
from knotenpunkt.directory.domain.written.languages import interpreter_possible, languages_in
from knotenpunkt.directory.domain.written.phones import read_phones
from knotenpunkt.directory.domain.written.places import Place, PlaceIndex, read_place
from knotenpunkt.directory.domain.written.postal import read_postal_code, read_street
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.registration import registration_required
from knotenpunkt.directory.domain.written.terms import Vocabulary, read_term, read_terms
from knotenpunkt.directory.domain.written.text import (
    clean_line,
    fold,
    is_placeholder,
    read_line,
    read_text,
    shown,
)
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.domain.marks import read_mark
from knotenpunkt.importers.domain.names import alternate_names
from knotenpunkt.importers.domain.provider_cells import Provider, Surroundings, read_provider
from knotenpunkt.importers.domain.providers import ProviderRegister, Where
from knotenpunkt.importers.domain.reading import CellReading, RowReading
from knotenpunkt.importers.domain.unread import remark_with_unread

_UNPUBLISHED = re.compile(
    r"\b(?:adresse|anschrift|ort) (?:\w+ ){0,2}(?:nicht|nie) (?:\w+ ){0,2}veroeffentlich|\badresse (?:ist )?geheim"
)
_REFUGE = re.compile(r"\bfrauenhaus\b|\bfrauenhaeuser\b|\bschutzwohnung\b|\bmaedchenzuflucht\b")
_EMPTY = RawCell()
_LONGEST_NUMBER = 9


def _no_schedules(text: str, stated_on: PartialDate | None) -> tuple[ScheduleRecord, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a row is read against. `providers` is empty while the organizations themselves are read.

    `schedules_of` makes schedules of a written time, given the date the statement stands for.

    `gaps_continue` is true where an empty provider means the row above: in sheets that have blocks.
    """

    vocabulary: Vocabulary
    places: PlaceIndex
    providers: ProviderRegister = field(default_factory=ProviderRegister)
    schedules_of: Callable[[str, PartialDate | None], tuple[ScheduleRecord, ...]] = _no_schedules
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
        self._readings[heading] = CellReading(
            heading, cell.coordinate, shown(cell), reading.written, reading.issues
        )
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
    """The row's key: a whole number above zero, of nine digits at most."""
    text = clean_line(shown(cell)).rstrip(".")
    if not text or is_placeholder(text):
        return Reading(None, "", (question(IssueKind.MISSING_NUMBER),))
    if text.isdecimal() and len(text) <= _LONGEST_NUMBER and int(text) > 0:
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


def read_organization_row(
    cells: Mapping[Heading, RawCell], context: Context
) -> RowReading[OrganizationRecord]:
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
    remark = remark_with_unread(remark, row.cells(ORGANIZATION_HEADINGS))
    mark = read_mark(cells.values(), remark)
    confidential = _is_confidential(name, remark)
    row.add(Heading.ORGANIZATION, *mark.issues, *_secrecy(confidential=confidential))
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
    """A row of the sheet of services; `above` is the service above in its block. Without a title no record."""
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
    record = ServiceRecord(
        title=title,
        number=number,
        organization=provider.organization,
        partners=provider.partners,
        provider_text=provider.text,
    )
    record = _with_place(record, row, place, street)
    record = _with_terms(record, row, context)
    record = _with_evidence(record, row)
    record = _with_facts(record, row, context)
    record = replace(record, note=remark_with_unread(record.note, row.cells(SERVICE_HEADINGS)))
    record = _with_meaning(record)
    record, issues = _with_mark(record, cells.values())
    row.add(Heading.SERVICE, *issues)
    return RowReading(record if title else None, row.cells(SERVICE_HEADINGS))


def _with_place(record: ServiceRecord, row: _Row, place: Place, street: str) -> ServiceRecord:
    venue = row.read(Heading.VENUE, read_line)
    postal_code = row.read(Heading.POSTAL_CODE, read_postal_code)
    return replace(
        record,
        place=PlaceRecord(venue, street, postal_code, place.city, place.municipality),
        service_areas=place.municipalities,
        district_wide=place.district_wide,
    )


def _with_terms(record: ServiceRecord, row: _Row, context: Context) -> ServiceRecord:
    target_text = row.read(Heading.TARGET_GROUP, read_line)
    language_text = row.read(Heading.LANGUAGES, read_line)
    return replace(
        record,
        target_text=target_text,
        target_groups=audience.target_groups_in(target_text, context.vocabulary.target_groups),
        topics=row.read(Heading.TOPIC, lambda cell: read_terms(cell, context.vocabulary.topics)),
        language_text=language_text,
        languages=languages_in(language_text),
        interpreter_possible=interpreter_possible(language_text),
    )


def _with_facts(record: ServiceRecord, row: _Row, context: Context) -> ServiceRecord:
    ages = read_ages(row.cell(Heading.MINIMUM_AGE), row.cell(Heading.MAXIMUM_AGE))
    schedule_text = row.read(Heading.SCHEDULE, read_schedule_text)
    cost = read_cost(row.cell(Heading.COST))
    row.keep(Heading.COST, cost)
    registration_text = row.read(Heading.REGISTRATION, read_text)
    return replace(
        record,
        minimum_age=row.keep(Heading.MINIMUM_AGE, ages.low),
        maximum_age=row.keep(Heading.MAXIMUM_AGE, ages.high),
        schedule_text=schedule_text,
        schedules=context.schedules_of(schedule_text, record.stated_on) if schedule_text else (),
        cost_text=cost.written,
        free_of_charge=cost.value.free,
        amount=cost.value.amount,
        registration_text=registration_text,
        registration_required=registration_required(registration_text),
    )


def _with_evidence(record: ServiceRecord, row: _Row) -> ServiceRecord:
    return replace(
        record,
        description=row.read(Heading.DESCRIPTION, read_text),
        phones=row.read(Heading.CONTACT_PHONE, read_phones),
        email=row.read(Heading.EMAIL, read_email),
        website=row.read(Heading.WEBSITE, read_website),
        source=row.read(Heading.SOURCE, read_text),
        stated_on=row.read(Heading.STATED_ON, read_stated_on),
        note=row.read(Heading.NOTE, read_text),
    )


def _with_meaning(record: ServiceRecord) -> ServiceRecord:
    """Facts that stand in the words of title, target group, description and note."""
    level_from, level_to = audience.levels_in(record.title, record.description)
    return replace(
        record,
        childcare=audience.childcare_in(record.title, record.description, record.note),
        women_only=audience.women_only(record.title, record.target_text),
        level_from=level_from,
        level_to=level_to,
    )


def _with_mark(record: ServiceRecord, cells: Iterable[RawCell]) -> tuple[ServiceRecord, tuple[Issue, ...]]:
    mark = read_mark(cells, record.note)
    confidential = _is_confidential(record.title, record.note)
    marked = replace(
        record,
        place=replace(record.place, confidential=confidential),
        status=mark.status,
        status_reason=mark.status_reason,
        review_reason=mark.review_reason,
    )
    return marked, (*mark.issues, *_secrecy(confidential=confidential))


def _is_confidential(name: str, remark: str) -> bool:
    """Whether the note forbids to publish the address, or the name tells of a place that must stay secret."""
    return bool(_UNPUBLISHED.search(fold(remark)) or _REFUGE.search(fold(name)))


def _secrecy(*, confidential: bool) -> tuple[Issue, ...]:
    return (note(IssueKind.CONFIDENTIAL_ADDRESS),) if confidential else ()
