"""Whom the centre calls: services whose providers are silent, or cannot be written to."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Phone
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.domain.provider import Asked
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.catalogue_settings import patience_of
from knotenpunkt.upkeep.queries.due_services import OpenQuestion, open_questions
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.rounds import open_rounds

HIDDEN_SOON = timedelta(days=14)


class Reason(StrEnum):
    """Why the centre calls."""

    HIDDEN = "hidden"
    DOUBTED = "doubted"
    NOT_WRITTEN_TO = "not_written_to"


@dataclass(frozen=True, slots=True)
class Call:
    """A service to call about: the reason and since when, and when it will be hidden unless somebody answers."""

    service: Asked
    phones: tuple[str, ...]
    reason: Reason
    since: date
    hidden_on: date | None


def call_list(centre: Centre, today: date) -> list[Call]:
    """The calls of a day: what is hidden soonest comes first, what is hidden already last."""
    patience = patience_of(centre)
    waiting = _postponed(centre, today)
    questions = [
        question
        for question in open_questions(centre)
        if question.service not in waiting and _reason(question) is not None
    ]
    services = asked_services(centre, [question.service for question in questions])
    phones = _phones([question.service for question in questions], services)
    calls = [
        Call(
            services[question.service],
            phones[question.service],
            reason,
            question.hidden_on or question.unconfirmed_since or question.silence.asked_on,
            question.silence.hidden_on(question.upkeep, patience) if question.hidden_on is None else None,
        )
        for question in questions
        if (reason := _reason(question)) is not None
    ]
    return sorted(calls, key=lambda call: (call.hidden_on is None, call.hidden_on or call.since))


def _reason(question: OpenQuestion) -> Reason | None:
    if question.hidden_on is not None:
        return Reason.HIDDEN
    if question.unconfirmed_since is not None:
        return Reason.DOUBTED
    return None if question.silence.was_mailed else Reason.NOT_WRITTEN_TO


def _postponed(centre: Centre, today: date) -> set[uuid.UUID]:
    later: Collection[ConfirmationRound] = open_rounds(centre).filter(
        call_again_on__gt=today, service__status=Status.PUBLISHED
    )
    return {question.service_id for question in later}


def _phones(
    keys: Collection[uuid.UUID], services: dict[uuid.UUID, Asked]
) -> dict[uuid.UUID, tuple[str, ...]]:
    """The numbers of each service, or else those of its organization."""
    of_services = Phone.objects.filter(contact__service__in=keys).order_by("position", "pk")
    organizations = {service.organization for service in services.values()}
    of_organizations = Phone.objects.filter(contact__organization__in=organizations).order_by(
        "position", "pk"
    )
    numbers: defaultdict[uuid.UUID | None, list[str]] = defaultdict(list)
    for owner, number in (
        *of_services.values_list("contact__service_id", "number"),
        *of_organizations.values_list("contact__organization_id", "number"),
    ):
        numbers[owner].append(number)
    return {key: tuple(numbers[key] or numbers[services[key].organization]) for key in keys}
