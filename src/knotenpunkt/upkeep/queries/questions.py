"""One question to a provider, as whoever opens its link sees it: the offer, what was answered, what else is open."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.provider import Asked
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.rounds import open_rounds


@dataclass(frozen=True, slots=True)
class Question:
    """A question, open or answered, and the service it asks about."""

    round: ConfirmationRound
    service: Asked

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.round.answered_at is None

    @property
    def answered_on(self) -> date | None:
        """The day of the answer."""
        answered = self.round.answered_at
        return timezone.localdate(answered) if answered else None


def question_of(centre: Centre, key: uuid.UUID) -> Question | None:
    """The question with this key; another centre's does not exist."""
    found = ConfirmationRound.objects.within(Scope.of(centre)).filter(pk=key).first()
    if found is None:
        return None
    return Question(found, asked_services(centre, [found.service_id])[found.service_id])


def is_askable(question: Question) -> bool:
    """Whether the service is still in the public catalogue, or would be if somebody answered."""
    return (
        Service.objects.unscoped(reason="a question has one service")
        .filter(pk=question.service.key, status=Status.PUBLISHED)
        .exists()
    )


def rhythm_of(question: Question) -> int:
    """How many months lie between two questions about the service."""
    service = Service.objects.unscoped(reason="a question has one service").filter(pk=question.service.key)
    return sum(service.values_list("rhythm_months", flat=True))


def record_of(centre: Centre, question: Question) -> ServiceRecord:
    """The service as it is stored."""
    return stored_entries(centre, services=[question.service.key]).services[question.service.key]


def other_questions(centre: Centre, question: Question) -> list[Question]:
    """What else is open at the same address, by title."""
    if not question.service.address:
        return []
    rounds = {one.service_id: one for one in open_rounds(centre).exclude(pk=question.round.pk)}
    services = asked_services(centre, list(rounds)).values()
    return [
        Question(rounds[service.key], service)
        for service in services
        if service.address == question.service.address
    ]


def answered_by(question: Question) -> str:
    """Who confirmed the service with this answer; empty where it was another answer."""
    if question.round.answer != ConfirmationRound.Answer.CONFIRMED:
        return ""
    said = Confirmation.objects.unscoped(reason="a question has one service").filter(
        service=question.service.key, confirmed_on=question.answered_on
    )
    latest = said.order_by("-pk").first()
    return latest.confirmed_by if latest else ""
