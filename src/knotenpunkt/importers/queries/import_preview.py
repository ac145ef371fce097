"""What an import would do, found out without writing anything."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ServiceRecord
from knotenpunkt.directory.domain.written.terms import Vocabulary
from knotenpunkt.directory.queries.records import StoredCatalogue, merged_entries, stored_catalogue
from knotenpunkt.importers.domain.answers import NO_ANSWERS, Answers
from knotenpunkt.importers.domain.decisions import Decided, decide_organizations, decide_services
from knotenpunkt.importers.domain.export_rows import export_organization_row, export_service_row
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import LeftOut, TableKind
from knotenpunkt.importers.domain.mapping import NO_MAPPING, ColumnMapping
from knotenpunkt.importers.domain.numbers import with_suggested_numbers
from knotenpunkt.importers.domain.plan import (
    Incoming,
    Plan,
    PlannedRow,
    PlanRules,
    Written,
    new_names,
    plan_rows,
    renumbered,
    with_new_names,
)
from knotenpunkt.importers.problems import OtherDistrict
from knotenpunkt.importers.queries.reading_context import elsewhere, reading_context
from knotenpunkt.importers.reading import Progress, WorkbookReading, no_progress, read_workbook
from knotenpunkt.regions.models import Centre

_FEWEST_PLACES = 5


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What somebody asks for: a file, and how it is to be understood, with what was answered before."""

    path: Path
    mapping: ColumnMapping = NO_MAPPING
    sheets: tuple[str, ...] = ()
    archive_missing: bool = False
    accept_other_places: bool = False
    answers: Answers = NO_ANSWERS


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet that was read as a table: its header's row, its rows and filled cells, columns nobody asked for, what
    was no row, and how many columns were `assigned` by somebody."""

    name: str
    kind: TableKind
    header_row: int
    rows: int
    filled: int
    headings: frozenset[Heading]
    unused: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    assigned: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Everything an import would do and everything there is to say about its rows."""

    file: str
    centre: Centre
    sheets: tuple[SheetSummary, ...]
    ignored_sheets: tuple[str, ...]
    organizations: tuple[Decided[OrganizationRecord], ...]
    services: tuple[Decided[ServiceRecord], ...]
    plan: Plan


def preview_import(
    centre: Centre, request: ImportRequest, *, progress: Progress = no_progress
) -> ImportPreview:
    """The plan of an import and its questions. Raises WorkbookProblem with one sentence where the file cannot be
    used."""
    stored = replace(stored_catalogue(centre), merged=merged_entries(centre))
    context = reading_context(centre)
    reading = read_workbook(
        request.path,
        context,
        mapping=request.mapping,
        sheets=request.sheets,
        known=stored.organizations.values(),
        answers=request.answers,
        progress=progress,
    )
    if not request.accept_other_places:
        _refuse_other_district(centre, reading)
    progress("Mit dem Bestand vergleichen", 0, 1)
    organizations, services = _decided(stored, reading, request.answers)
    plan = _plan(stored, reading, organizations, services, _written(context.vocabulary), request)
    progress("Mit dem Bestand vergleichen", 1, 1)
    return ImportPreview(
        request.path.name,
        centre,
        _summaries(reading),
        reading.ignored_sheets,
        organizations,
        services,
        plan,
    )


def _decided(
    stored: StoredCatalogue, reading: WorkbookReading, answers: Answers
) -> tuple[tuple[Decided[OrganizationRecord], ...], tuple[Decided[ServiceRecord], ...]]:
    """What is to be said and written of every row, and of organizations that an answer created."""
    organizations = (
        *decide_organizations(
            with_suggested_numbers(reading.organizations, stored.organizations.values()),
            reading.register,
            answers,
        ),
        *(Decided(row, Incoming(row.sheet, row.row, row.record)) for row in reading.created),
    )
    meant = {each.read.record.name: each.same_as for each in organizations if each.same_as}
    there = _organizations_to_be(stored, organizations)
    asked = with_suggested_numbers(reading.services, stored.services.values())
    return organizations, tuple(decide_services(asked, there, meant, answers))


def _organizations_to_be(
    stored: StoredCatalogue, organizations: Sequence[Decided[OrganizationRecord]]
) -> frozenset[str]:
    """Names of organizations that are there after the import."""
    written = [each.incoming.record for each in organizations if each.is_written]
    numbers = {record.number for record in written if record.number is not None}
    staying = {record.name for record in stored.organizations.values() if record.number not in numbers}
    return frozenset(staying | {record.name for record in written})


def _plan(
    stored: StoredCatalogue,
    reading: WorkbookReading,
    organizations: Sequence[Decided[OrganizationRecord]],
    services: Sequence[Decided[ServiceRecord]],
    written: Written,
    request: ImportRequest,
) -> Plan:
    def rules(kind: TableKind) -> PlanRules:
        return PlanRules(written, reading.headings(kind), request.archive_missing, stored.merged)

    planned_organizations: tuple[PlannedRow[OrganizationRecord], ...] = ()
    planned_services: tuple[PlannedRow[ServiceRecord], ...] = ()
    if organizations or reading.has(TableKind.ORGANIZATIONS):
        incoming = [each.incoming for each in organizations if each.is_planned]
        planned_organizations = plan_rows(stored.organizations, incoming, rules(TableKind.ORGANIZATIONS))
    if not reading.has(TableKind.ORGANIZATIONS):  # then no entry can be missing in it
        planned_organizations = tuple(row for row in planned_organizations if row.sheet)
    if reading.has(TableKind.SERVICES):
        known = with_new_names(stored.services, new_names(stored.organizations, planned_organizations))
        coming = [each.incoming for each in services if each.is_planned]
        planned_services = plan_rows(known, coming, rules(TableKind.SERVICES))
    moved = renumbered(stored.organizations, planned_organizations) + renumbered(
        stored.services, planned_services
    )
    return Plan(planned_organizations, planned_services, moved)


def _written(vocabulary: Vocabulary) -> Written:
    def written(record: OrganizationRecord | ServiceRecord) -> Mapping[Heading, str]:
        if isinstance(record, OrganizationRecord):
            return export_organization_row(record, vocabulary)
        return export_service_row(record, vocabulary)

    return written


def _summaries(reading: WorkbookReading) -> tuple[SheetSummary, ...]:
    rows = Counter(row.sheet for row in reading.organizations) + Counter(
        row.sheet for row in reading.services
    )
    return tuple(
        SheetSummary(
            table.sheet,
            table.kind,
            table.header.row,
            rows[table.sheet],
            table.filled,
            table.header.headings,
            table.header.unused,
            table.left_out,
            table.header.assigned,
        )
        for table in reading.tables
    )


def _refuse_other_district(centre: Centre, reading: WorkbookReading) -> None:
    """Raise OtherDistrict where most places that name a municipality name one of other centres."""
    places: list[PlaceRecord] = [row.record.place for row in reading.services]
    places += [row.record.seat for row in reading.organizations]
    own = sum(bool(place.municipality) for place in places)
    unknown = [place.city for place in places if place.city and not place.municipality]
    others = elsewhere(centre)
    foreign = Counter(others.names[ags] for city in unknown if (ags := others.municipality(city)))
    count = foreign.total()
    if count < _FEWEST_PLACES or count <= own:
        return
    named = ", ".join(f"{name} ({times})" for name, times in foreign.most_common(3))
    raise OtherDistrict(
        f"Die Arbeitsmappe passt nicht zu „{centre.territory}“: {count} Zeilen nennen Orte anderer Zentren, "
        f"am häufigsten {named}; nur {own} nennen einen eigenen Ort.",
        at_console="Ist --centre richtig? Wenn ja, mit --yes-other-places wiederholen.",
    )
