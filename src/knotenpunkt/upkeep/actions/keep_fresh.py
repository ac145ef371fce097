"""What a night does for the freshness of a catalogue: asks, reminds, tells doubt, hides.

Each address, and each handful of services, is a transaction of its own. Every step looks at what is there and does
what is missing: a night that runs twice, late, or is killed in the middle does no harm.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.write_to_providers import write_to_providers
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.catalogue_settings import settings_of
from knotenpunkt.upkeep.queries.due_services import OpenQuestion, open_questions
from knotenpunkt.upkeep.queries.rounds import open_rounds

_TOGETHER = 100


@dataclass(frozen=True, slots=True)
class Night:
    """The hour at which a night works on a centre, on whose behalf, and with how much patience."""

    centre: Centre
    patience: Patience
    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        """The day that has begun."""
        return timezone.localdate(self.now)


def keep_fresh(centre: Centre, *, actor: Actor, now: datetime) -> None:
    """Do what is due today in a centre that asks its providers; of others, nothing."""
    require(actor, Permission.NIGHT_RUN)
    decided = settings_of(centre)
    if not decided.asks_providers:
        return
    night = Night(centre, decided.patience, actor, now)
    _close_questions_about_nothing(night)
    write_to_providers(centre, night.patience, actor=actor, now=now)
    follow_silence(night)


def _close_questions_about_nothing(night: Night) -> None:
    """Nobody has to answer for a service that is no longer published."""
    idle = open_rounds(night.centre).exclude(service__status=Status.PUBLISHED)
    idle.update(answered_at=night.now, answer=ConfirmationRound.Answer.CLOSED)


def follow_silence(night: Night) -> None:
    """Tell doubt about services that were silent long enough, and hide those that were too long."""
    for questions in batched(open_questions(night.centre), _TOGETHER):
        with transaction.atomic():
            keys = [question.service for question in questions]
            lock_entries(night.centre, services=keys, organizations=())
            still_open = set(
                open_rounds(night.centre).filter(service__in=keys).values_list("service_id", flat=True)
            )
            _follow(night, [question for question in questions if question.service in still_open])


def _follow(night: Night, questions: Sequence[OpenQuestion]) -> None:
    doubted = {
        question.service: question.silence.unconfirmed_since(question.upkeep)
        for question in questions
        if question.unconfirmed_since is None
        and _is_reached(question.silence.doubted_on(question.upkeep, night.patience), night)
    }
    hidden = {
        question.service: reached
        for question in questions
        if question.hidden_on is None
        and (reached := question.silence.hidden_on(question.upkeep, night.patience)) is not None
        and _is_reached(reached, night)
    }
    if not doubted and not hidden:
        return
    services = Service.objects.within(Scope.of(night.centre))
    for key, since in doubted.items():
        services.filter(pk=key).update(unconfirmed_since=since)
    for key, since in hidden.items():
        services.filter(pk=key).update(hidden_on=since)
    tell_changes(night.centre, {*doubted, *hidden}, now=night.now)
    audit.record_all([_event(night, "doubt", key, since) for key, since in doubted.items()])
    audit.record_all([_event(night, "hide", key, since) for key, since in hidden.items()])


def _is_reached(day: date | None, night: Night) -> bool:
    return day is not None and day <= night.today


def _event(night: Night, done: str, key: uuid.UUID, since: date) -> AuditEvent:
    return AuditEvent(
        at=night.now,
        actor=night.actor.identifier,
        action=f"upkeep.service.{done}",
        centre_key=night.centre.key,
        subject_type="service",
        subject_id=str(key),
        changes={"since": since.isoformat()},
    )
