"""Checking records against HSDS 3.1 and our profile, and against our criteria of quality."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knotenpunkt.hsds.domain.documents import Documents
from knotenpunkt.hsds.domain.findings import Code, Finding, Findings, Severity, shown
from knotenpunkt.hsds.domain.quality import Quality, check_quality, is_minimal
from knotenpunkt.hsds.domain.references import check_keys, check_references
from knotenpunkt.hsds.domain.rows import Row, rows_of
from knotenpunkt.hsds.domain.value_rules import remarks
from knotenpunkt.hsds.domain.values import fault
from knotenpunkt.hsds.domain.vocabulary import Field, Kind, Rule, Vocabulary


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: how many records of each object, what is wrong with them, how good the services are."""

    records: Mapping[str, int]
    findings: tuple[Finding, ...]
    quality: Quality

    def number(self, severity: Severity) -> int:
        """How many places have a finding so severe."""
        return sum(one.count for one in self.findings if one.severity is severity)

    @property
    def is_valid(self) -> bool:
        """Whether nothing breaks the standard."""
        return self.number(Severity.ERROR) == 0


def check(documents: Documents, vocabulary: Vocabulary, today: date) -> Report:
    """Everything there is to say about what was read."""
    findings = documents.findings
    rows: list[Row] = []
    for listing in documents.listings:
        _check_columns(listing.columns, listing.object, vocabulary, findings)
        rows += rows_of(listing, vocabulary, findings)
    for row in rows:
        _check_row(row, findings, today)
    check_keys(rows, findings)
    check_references(rows, vocabulary, findings)
    quality = check_quality(rows, vocabulary, findings, today)
    if not rows:
        findings.note(Code.NO_RECORDS)
    return Report(dict(Counter(row.type.name for row in rows)), findings.sorted(), quality)


def _check_columns(columns: Iterable[str], name: str, vocabulary: Vocabulary, findings: Findings) -> None:
    known = {field.name for field in vocabulary[name].columns}
    for column in columns:
        if column not in known:
            findings.note(Code.UNKNOWN_FIELD, object=name, field=shown(column))


def _check_row(row: Row, findings: Findings, today: date) -> None:
    if is_minimal(row):
        findings.note(Code.MINIMAL, row.place(), object=row.type.name)
        return
    for field in row.type.fields.values():
        if field.name in row.fields:
            _check_value(field, row, findings)
        elif _is_required(field, row):
            code = Code.EMPTY if _may_be_empty(field, row) else Code.REQUIRED
            findings.note(code, row.place(), object=row.type.name, field=field.name)
    for code, name in remarks(row, today):
        findings.note(code, row.place(row.fields.get(name, "")), object=row.type.name, field=name)
    if not row.listing.columns:
        for name in row.fields.keys() - row.type.fields.keys():
            findings.note(Code.UNKNOWN_FIELD, row.place(), object=row.type.name, field=shown(name))


def _is_required(field: Field, row: Row) -> bool:
    if row.listing.is_flat:
        return field.rule is not Rule.OPTIONAL and not field.is_nested
    return field.rule is Rule.REQUIRED


def _may_be_empty(field: Field, row: Row) -> bool:
    """An empty cell of a column of text is an empty text."""
    return field.kind is Kind.TEXT and not field.values and field.name in row.listing.columns


def _check_value(field: Field, row: Row, findings: Findings) -> None:
    value = row.fields[field.name]
    code = _fault(field, value, row)
    if code is not None:
        expected = field.values if code is Code.NOT_ALLOWED else ()
        place = row.place("" if value is None else value)
        findings.note(code, place, object=row.type.name, field=field.name, expected=expected)


def _fault(field: Field, value: object, row: Row) -> Code | None:
    """What is wrong with a value; what is nested is looked at as a row of its own."""
    if value is None:
        return Code.NULL
    if field.is_nested:
        return None
    if value == "" and field.kind is Kind.TEXT and not field.values:
        return Code.EMPTY if field.rule is Rule.REQUIRED else None
    return fault(field, value, is_text=row.listing.is_text)
