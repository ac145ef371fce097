"""„s.o." for a street or a telephone: not the row above, for sheets get sorted, but what other rows prove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.domain.written.phones import write_phones
from knotenpunkt.directory.domain.written.reading import IssueKind, question
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.reading import CellReading


@dataclass(frozen=True, slots=True)
class _Kind:
    """A column that may refer upwards: how its text is taken from a record, and a record given the value of another."""

    heading: Heading
    written: Callable[[ServiceRecord], str]
    given: Callable[[ServiceRecord, ServiceRecord], ServiceRecord]


_STREET = _Kind(
    Heading.STREET,
    lambda record: record.place.street,
    lambda record, other: replace(record, place=replace(record.place, street=other.place.street)),
)
_PHONE = _Kind(
    Heading.CONTACT_PHONE,
    lambda record: write_phones(record.phones),
    lambda record, other: replace(record, phones=other.phones),
)


class Readable(Protocol):
    """A row as a dataclass with its record and its cells."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def record(self) -> ServiceRecord | None: ...

    @property
    def cells(self) -> tuple[CellReading, ...]: ...


def resolve_references[R: Readable](rows: Sequence[R]) -> tuple[R, ...]:
    """The rows of a sheet, references filled where rows of the same source, town, and provider or venue agree.

    Each stays a question, with the value chosen and the row above's among the candidates.
    """
    by_source: dict[tuple[str, str], list[ServiceRecord]] = {}
    for row in rows:
        if row.record is not None and row.record.source:
            by_source.setdefault((row.record.source, row.record.place.city), []).append(row.record)
    above: ServiceRecord | None = None
    resolved: list[R] = []
    for row in rows:
        with_street = _resolved(row, _STREET, above, by_source)
        resolved.append(_resolved(with_street, _PHONE, above, by_source))
        above = row.record
    return tuple(resolved)


def _resolved[R: Readable](
    row: R, kind: _Kind, above: ServiceRecord | None, by_source: dict[tuple[str, str], list[ServiceRecord]]
) -> R:
    record = row.record
    cell = next((cell for cell in row.cells if cell.heading is kind.heading and _refers(cell)), None)
    if cell is None or record is None:
        return row
    proofs: dict[str, ServiceRecord] = {}
    for other in by_source.get((record.source, record.place.city), ()):
        if kind.written(other) and _alike(record, other):
            proofs.setdefault(kind.written(other), other)
    upwards = [kind.written(above)] if above is not None and kind.written(above) else []
    chosen = next(iter(proofs)) if len(proofs) == 1 else ""
    candidates = tuple(dict.fromkeys([*proofs, *upwards]))
    asked = question(IssueKind.UNRESOLVED_REFERENCE, cell.raw, candidates=candidates, chosen=chosen)
    others = tuple(issue for issue in cell.issues if issue.kind is not IssueKind.UNRESOLVED_REFERENCE)
    filled = replace(cell, written=chosen, issues=(*others, asked))
    cells = tuple(filled if known is cell else known for known in row.cells)
    return replace(row, record=kind.given(record, proofs[chosen]) if chosen else record, cells=cells)


def _refers(cell: CellReading) -> bool:
    return any(issue.kind is IssueKind.UNRESOLVED_REFERENCE for issue in cell.issues)


def _alike(record: ServiceRecord, other: ServiceRecord) -> bool:
    """The same provider, or the same venue by name or by the beginning of it."""
    if record.organization and record.organization == other.organization:
        return True
    if record.provider_text and record.provider_text == other.provider_text:
        return True
    venue, elsewhere = fold(record.place.name), fold(other.place.name)
    return bool(venue and elsewhere) and (venue.startswith(elsewhere) or elsewhere.startswith(venue))
