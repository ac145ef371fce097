"""The import report as plain values: what every form of it (terminal, page, JSON) tells."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, Severity
from knotenpunkt.importers.domain.answers import HIDDEN, OpenQuestion
from knotenpunkt.importers.domain.decisions import Decided
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Difference, Fate, PlannedRow
from knotenpunkt.importers.domain.reading import CellReading
from knotenpunkt.importers.queries.import_preview import ImportPreview, SheetSummary
from knotenpunkt.importers.report.wording import sentence

_SECRET = frozenset((Heading.STREET, Heading.VENUE))


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked about a cell; `candidates` are possible answers, `open` is what an answer needs."""

    sheet: str
    row: int
    coordinate: str
    heading: str
    raw: str
    kind: IssueKind
    text: str
    candidates: tuple[str, ...]
    entry: str
    open: OpenQuestion


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell showed, what it became, and why (`kind` None: only its writing was made uniform)."""

    sheet: str
    row: int
    coordinate: str
    heading: str
    raw: str
    became: str
    kind: IssueKind | None
    text: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """What becomes of one row, or of an entry that no row speaks of any more (then without sheet)."""

    sheet: str
    row: int
    number: int | None
    name: str
    what: str
    fate: Fate
    reason: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One import, told. `applied` says whether it was written or only tried."""

    file: str
    centre: str
    centre_slug: str
    at: datetime
    applied: bool
    sheets: tuple[SheetSummary, ...]
    ignored_sheets: tuple[str, ...]
    counts: dict[Fate, int]
    organization_counts: dict[Fate, int]
    service_counts: dict[Fate, int]
    rows: tuple[RowReport, ...]
    questions: tuple[Question, ...]
    cells: tuple[ReadCell, ...]
    renumbered: int
    answered: int
    assigned_columns: int

    @property
    def command(self) -> str:
        """What writes the import, to copy; run where the file lies."""
        return f"knotenpunkt import-workbook {shlex.quote(self.file)} --centre {self.centre_slug} --apply"

    @property
    def would_write(self) -> bool:
        fates = (Fate.CREATED, Fate.UPDATED, Fate.ARCHIVED)
        return not self.applied and any(self.counts[fate] for fate in fates)

    def of_fate(self, fate: Fate) -> tuple[RowReport, ...]:
        return tuple(row for row in self.rows if row.fate is fate)


def import_report(preview: ImportPreview, *, applied: bool, at: datetime) -> ImportReport:
    """The report of a planned (or written) import."""
    decided: tuple[Decided[OrganizationRecord] | Decided[ServiceRecord], ...] = (
        *preview.organizations,
        *preview.services,
    )
    plan = preview.plan
    return ImportReport(
        file=preview.file,
        centre=preview.centre.name,
        centre_slug=preview.centre.slug,
        at=at,
        applied=applied,
        sheets=preview.sheets,
        ignored_sheets=preview.ignored_sheets,
        counts=plan.counts(),
        organization_counts=_counts(plan.organizations),
        service_counts=_counts(plan.services),
        rows=tuple(_row(row) for row in plan.rows),
        questions=tuple(_questions(decided)),
        cells=tuple(_cells(decided)),
        renumbered=plan.renumbered,
        answered=sum(_answered(each) for each in decided),
        assigned_columns=sum(sheet.assigned for sheet in preview.sheets),
    )


def _answered(decided: Decided[OrganizationRecord] | Decided[ServiceRecord]) -> int:
    """At how many cells of a row a remembered answer holds."""
    kinds = ({issue.kind for issue in cell.issues} for cell in decided.read.cells)
    return sum(IssueKind.DECIDED in found for found in kinds)


def _counts(rows: Iterable[PlannedRow[OrganizationRecord] | PlannedRow[ServiceRecord]]) -> dict[Fate, int]:
    counted = Counter(row.fate for row in rows)
    return {fate: counted[fate] for fate in Fate}


def _name(record: OrganizationRecord | ServiceRecord) -> str:
    return record.name if isinstance(record, OrganizationRecord) else record.title


def _row(row: PlannedRow[OrganizationRecord] | PlannedRow[ServiceRecord]) -> RowReport:
    what = "Träger" if isinstance(row.record, OrganizationRecord) else "Angebot"
    differences = row.differences
    place = row.record.seat if isinstance(row.record, OrganizationRecord) else row.record.place
    if place.confidential:
        differences = tuple(
            replace(each, before=HIDDEN, after=HIDDEN) if each.heading in _SECRET else each
            for each in differences
        )
    return RowReport(
        row.sheet, row.row, row.record.number, _name(row.record), what, row.fate, row.reason, differences
    )


def _questions(
    decided: Iterable[Decided[OrganizationRecord] | Decided[ServiceRecord]],
) -> Iterator[Question]:
    for each in decided:
        read = each.read
        for cell in read.cells:
            secret = _is_secret(read.record, cell)
            for issue in cell.questions:
                yield Question(
                    read.sheet,
                    read.row,
                    cell.coordinate,
                    cell.heading.value,
                    HIDDEN if secret else cell.raw,
                    issue.kind,
                    "Eine vertrauliche Angabe, bitte prüfen." if secret else sentence(cell, issue),
                    () if secret else issue.candidates,
                    _name(read.record),
                    _open(cell, issue, read.entry, secret=secret),
                )


def _open(cell: CellReading, issue: Issue, entry: str, *, secret: bool) -> OpenQuestion:
    """The question for an answer; where a place is confidential nothing is suggested."""
    return OpenQuestion(
        heading=cell.heading,
        kind=issue.kind,
        raw=cell.raw,
        current=cell.read_as or cell.raw,
        entry=entry,
        detail=issue.detail,
        candidates=() if secret else issue.candidates,
        chosen="" if secret else issue.chosen,
    )


def _cells(decided: Iterable[Decided[OrganizationRecord] | Decided[ServiceRecord]]) -> Iterator[ReadCell]:
    for each in decided:
        for cell in each.read.cells:
            told = _told(cell)
            if cell.changed or told is not None:
                secret = _is_secret(each.read.record, cell)
                yield ReadCell(
                    each.read.sheet,
                    each.read.row,
                    cell.coordinate,
                    cell.heading.value,
                    HIDDEN if secret else cell.raw,
                    HIDDEN if secret else cell.written,
                    told.kind if told else None,
                    sentence(cell, told) if told else "",
                )


def _is_secret(record: OrganizationRecord | ServiceRecord, cell: CellReading) -> bool:
    """A report is passed on: it does not say where a confidential place is."""
    place = record.seat if isinstance(record, OrganizationRecord) else record.place
    return place.confidential and cell.heading in _SECRET


def _told(cell: CellReading) -> Issue | None:
    """What explains a change best: a note, or else the question that left the cell as it is."""
    notes = [issue for issue in cell.issues if issue.severity is Severity.NOTE]
    return notes[0] if notes else next(iter(cell.issues if cell.changed else ()), None)
