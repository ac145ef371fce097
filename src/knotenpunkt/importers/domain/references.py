"""„s.o." for a street or a telephone: not the row above, for sheets get sorted, but what other rows prove."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.phones import write_phones
from knotenpunkt.importers.domain.reading import CellReading, IssueKind, RowReading, question
from knotenpunkt.importers.domain.text import fold


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

type _Row = RowReading[ServiceRecord]


def resolve_references(rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """The rows of a sheet, references filled where rows of the same source, town, and provider or venue agree.

    Each stays a question, with the value chosen and the row above's among the candidates.
    """
    by_source: dict[tuple[str, str], list[ServiceRecord]] = {}
    for row in rows:
        if row.record is not None and row.record.source:
            by_source.setdefault((row.record.source, row.record.place.city), []).append(row.record)
    above: ServiceRecord | None = None
    resolved: list[_Row] = []
    for row in rows:
        with_street = _resolved(row, _STREET, above, by_source)
        resolved.append(_resolved(with_street, _PHONE, above, by_source))
        above = row.record
    return tuple(resolved)


def _resolved(
    row: _Row, kind: _Kind, above: ServiceRecord | None, by_source: dict[tuple[str, str], list[ServiceRecord]]
) -> _Row:
    cell = next((cell for cell in _referring(row) if cell.heading is kind.heading), None)
    if cell is None or row.record is None:
        return row
    proofs: dict[str, ServiceRecord] = {}
    for other in by_source.get((row.record.source, row.record.place.city), ()):
        if kind.written(other) and _alike(row.record, other):
            proofs.setdefault(kind.written(other), other)
    upwards = [kind.written(above)] if above is not None and kind.written(above) else []
    chosen = next(iter(proofs)) if len(proofs) == 1 else ""
    asked = question(
        IssueKind.UNRESOLVED_REFERENCE,
        cell.raw,
        candidates=tuple(dict.fromkeys([*proofs, *upwards])),
        chosen=chosen,
    )
    others = tuple(issue for issue in cell.issues if issue.kind is not IssueKind.UNRESOLVED_REFERENCE)
    filled = replace(cell, written=chosen, issues=(*others, asked))
    cells = tuple(filled if known is cell else known for known in row.cells)
    return RowReading(kind.given(row.record, proofs[chosen]) if chosen else row.record, cells)


def _referring(row: _Row) -> Iterator[CellReading]:
    for cell in row.cells:
        if any(issue.kind is IssueKind.UNRESOLVED_REFERENCE for issue in cell.issues):
            yield cell


def _alike(record: ServiceRecord, other: ServiceRecord) -> bool:
    """The same provider, or the same venue by name or by the beginning of it."""
    if record.organization and record.organization == other.organization:
        return True
    if record.provider_text and record.provider_text == other.provider_text:
        return True
    venue, elsewhere = fold(record.place.name), fold(other.place.name)
    return bool(venue and elsewhere) and (venue.startswith(elsewhere) or elsewhere.startswith(venue))
