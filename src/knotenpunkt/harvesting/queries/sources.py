"""The sources of a centre as its team sees them."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from knotenpunkt.harvesting.domain.reports import Report
from knotenpunkt.harvesting.models import Source, TakenUp
from knotenpunkt.harvesting.queries.sentences import fate_phrase, problem_sentence, state_name, why_phrase
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

_MOST_LEFT = 12  # fields that stayed behind; the report has them all


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source with its state in words, what was taken up, and what stayed behind."""

    source: Source
    state: str
    problem: str
    offers: tuple[str, ...]
    organizations: tuple[str, ...]
    left_behind: tuple[str, ...]
    refused: int
    taken_up: int
    waiting: int


def shown_sources(centre: Centre) -> list[ShownSource]:
    """All sources by their title, in one statement."""
    rows: QuerySet[Any] = Source.objects.within(Scope.of(centre)).annotate(
        count=Count("taken_up"),
        waiting=Count("taken_up", filter=~Q(taken_up__question=TakenUp.Question.NONE)),
    )
    return [_shown(row, row.count, row.waiting) for row in rows]


def source_of(centre: Centre, key: uuid.UUID) -> Source:
    """The source with this key; 404 in another centre."""
    rows = Source.objects.within(Scope.of(centre)).select_related("centre")
    found: Source = get_object_or_404(rows, pk=key)
    return found


def _shown(source: Source, taken_up: int, waiting: int) -> ShownSource:
    report: Report = source.report
    return ShownSource(
        source,
        state_name(source.state),
        problem_sentence(source.problem) if source.problem else "",
        _told(report, "services"),
        _told(report, "organizations"),
        tuple(
            f"{one['field']} ({one['count']}): {why_phrase(one['why'])}"
            for one in report.get("fields", [])[:_MOST_LEFT]
        ),
        len(report.get("refused", [])),
        taken_up,
        waiting,
    )


def _told(report: Report, what: str) -> tuple[str, ...]:
    return tuple(fate_phrase(fate, count) for fate, count in report.get(what, {}).items())
