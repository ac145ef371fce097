"""The report of a check, as a page groups it and as a program reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from knotenpunkt.api.queries.validator_sentences import (
    criterion_name,
    finding_sentence,
    refusal_sentence,
    severity_name,
)
from knotenpunkt.hsds.domain.checking import Report
from knotenpunkt.hsds.domain.documents import Unreadable
from knotenpunkt.hsds.domain.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with its sentence."""

    finding: Finding
    sentence: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything that is equally severe, by object."""

    severity: Severity
    title: str
    count: int
    objects: tuple[tuple[str, tuple[Said, ...]], ...]


def chapters(report: Report) -> list[Chapter]:
    """The findings of a report in the order in which they are read."""
    return [
        Chapter(severity, severity_name(severity), report.number(severity), _by_object(found))
        for severity, found in groupby(report.findings, key=lambda one: one.severity)
    ]


def _by_object(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    return tuple(
        (name, tuple(Said(one, finding_sentence(one)) for one in found))
        for name, found in groupby(findings, key=lambda one: one.object)
    )


def criteria_shares(report: Report) -> list[tuple[str, int]]:
    """Every criterion of quality with the share of services that meet it, in per cent; none without services."""
    services = report.quality.services
    if not services:
        return []
    return [(criterion_name(name), round(100 * met / services)) for name, met in report.quality.met.items()]


def report_data(report: Report) -> dict[str, Any]:
    """The whole report."""
    return {
        "is_valid": report.is_valid,
        "records": dict(report.records),
        **{f"{severity.value}s": report.number(severity) for severity in Severity},
        "quality": {
            "services": report.quality.services,
            "score": report.quality.score if report.quality.services else None,
            "met": dict(report.quality.met),
        },
        "findings": [_finding_data(one) for one in report.findings],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "object": finding.object,
        "field": finding.field,
        "code": finding.code.value,
        "expected": list(finding.expected),
        "sentence": finding_sentence(finding),
        "count": finding.count,
        "places": [
            {
                "file": place.file,
                "unit": place.unit.value,
                "number": place.number,
                "path": place.path,
                "record": place.record,
                "value": place.value,
            }
            for place in finding.places
        ],
    }


def refusal_data(unreadable: Unreadable) -> dict[str, Any]:
    """Why nothing was checked."""
    return {
        "refusal": unreadable.refusal.value,
        "sentence": refusal_sentence(unreadable),
        "values": unreadable.values,
    }
