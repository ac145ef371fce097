"""Which services are to be asked about, and which silence has consequences today."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.silence import Silence, Upkeep
from knotenpunkt.upkeep.models import ConfirmationRound, Suggestion
from knotenpunkt.upkeep.queries.rounds import open_rounds

GATHERED = timedelta(days=30)  # what is due so soon goes into the same letter


@dataclass(frozen=True, slots=True)
class DueService:
    """A service to be asked about: from today on, or soon (`is_due` false), if a letter goes to its address anyway."""

    key: uuid.UUID
    due_on: date
    is_due: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question, what is known of its service, and what silence has brought so far."""

    round: uuid.UUID
    service: uuid.UUID
    silence: Silence
    upkeep: Upkeep
    unconfirmed_since: date | None
    hidden_on: date | None


def due_services(centre: Centre, patience: Patience, now: datetime) -> list[DueService]:
    """The published services about which nothing is open, the longest due first.

    A service waits while the centre has to decide on what its provider sent, and for a while after a question that
    brought no confirmation.
    """
    today = timezone.localdate(now)
    rows = _published(centre).filter(~Exists(_open(centre)), ~Exists(_sent_by_provider(centre)))
    rows = rows.filter(~Exists(_lately_answered(centre, now - timedelta(days=patience.doubt))))
    due = []
    for key, upkeep in _upkeeps(rows):
        asked_from = upkeep.asked_from(patience)
        if asked_from - GATHERED <= today:
            due.append(DueService(key, upkeep.due_on, asked_from <= today))
    return sorted(due, key=lambda service: service.due_on)


def upkeeps_of_public(centre: Centre) -> list[Upkeep]:
    """What is known of each service that everyone can see."""
    return [upkeep for _, upkeep in _upkeeps(_published(centre).filter(hidden_on__isnull=True))]


def open_questions(centre: Centre) -> list[OpenQuestion]:
    """The open questions about published services, the oldest first."""
    services = {
        key: (upkeep, since, hidden)
        for (key, upkeep), since, hidden in _with_consequences(
            _published(centre).filter(Exists(_open(centre)))
        )
    }
    return [
        OpenQuestion(question.pk, question.service_id, silence_of(question), *services[question.service_id])
        for question in open_rounds(centre)
        if question.service_id in services
    ]


def silence_of(question: ConfirmationRound) -> Silence:
    """The days of a question."""
    reminded = question.reminded_at
    return Silence(
        timezone.localdate(question.asked_at),
        question.was_mailed,
        timezone.localdate(reminded) if reminded else None,
    )


def _published(centre: Centre) -> QuerySet[Service]:
    published: QuerySet[Service] = Service.objects.within(Scope.of(centre)).filter(status=Status.PUBLISHED)
    return published.order_by("title", "number", "pk")


def _open(centre: Centre) -> QuerySet[Any]:
    return open_rounds(centre).filter(service=OuterRef("pk"))


def _sent_by_provider(centre: Centre) -> QuerySet[Any]:
    sent = Suggestion.objects.within(Scope.of(centre)).filter(service=OuterRef("pk"))
    return sent.filter(state=Suggestion.State.WAITING).exclude(origin=Suggestion.Origin.PUBLIC)


def _lately_answered(centre: Centre, since: datetime) -> QuerySet[Any]:
    answered = ConfirmationRound.objects.within(Scope.of(centre)).filter(service=OuterRef("pk"))
    return answered.filter(answered_at__gt=since).exclude(answer=ConfirmationRound.Answer.CONFIRMED)


_COLUMNS = ("pk", "latest_on", "created_at", "rhythm_months", "unconfirmed_since", "hidden_on")


def _upkeeps(services: QuerySet[Service]) -> Iterator[tuple[uuid.UUID, Upkeep]]:
    return (known for known, _, _ in _with_consequences(services))


def _with_consequences(
    services: QuerySet[Service],
) -> Iterator[tuple[tuple[uuid.UUID, Upkeep], date | None, date | None]]:
    latest = Confirmation.objects.unscoped(reason="inside a query that is scoped").filter(
        service=OuterRef("pk")
    )
    rows = services.annotate(latest_on=Subquery(latest.order_by("-confirmed_on").values("confirmed_on")[:1]))
    for key, latest_on, created_at, rhythm, since, hidden in rows.values_list(*_COLUMNS):
        yield (key, Upkeep(latest_on, timezone.localdate(created_at), rhythm)), since, hidden
