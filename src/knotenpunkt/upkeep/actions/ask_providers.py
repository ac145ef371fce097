"""Asking providers whether their services are still right: one letter an address, one open question a service."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.provider_letters import post_questions, takes_letters
from knotenpunkt.upkeep.domain.provider import Asked
from knotenpunkt.upkeep.domain.provider_letter import Occasion
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.catalogue_settings import patience_of
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.questions import Question
from knotenpunkt.upkeep.queries.rounds import open_rounds_of


@dataclass(frozen=True, slots=True)
class AskedProviders:
    """How many letters were posted, and about how many services a question is open since now, by letter or without."""

    letters: int = 0
    by_letter: int = 0
    without_letter: int = 0

    def __add__(self, other: "AskedProviders") -> "AskedProviders":
        return AskedProviders(
            self.letters + other.letters,
            self.by_letter + other.by_letter,
            self.without_letter + other.without_letter,
        )


def ask_providers(
    centre: Centre, keys: Collection[uuid.UUID], *, actor: Actor, now: datetime
) -> AskedProviders:
    """Open a question about each published service that has none, and post one letter an address.

    Where no address is known, or letters come back, the question is open all the same: then the centre calls. Each
    address is a transaction of its own, so that being stopped in between loses nothing and repeats nothing.
    """
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    patience = patience_of(centre)
    asked = AskedProviders()
    for address, services in by_address(asked_services(centre, keys).values()).items():
        with transaction.atomic():
            asked += _ask(centre, address, services, patience, actor=actor, now=now)
    return asked


def by_address(services: Collection[Asked]) -> dict[str, list[Asked]]:
    """The services by the address where they are asked; all without one together."""
    grouped: defaultdict[str, list[Asked]] = defaultdict(list)
    for service in services:
        grouped[service.address].append(service)
    return dict(grouped)


def _ask(
    centre: Centre,
    address: str,
    services: Sequence[Asked],
    patience: Patience,
    *,
    actor: Actor,
    now: datetime,
) -> AskedProviders:
    wanted = lock_askable(centre, services)
    if not wanted:
        return AskedProviders()
    is_mailed = takes_letters(address)
    questions = open_rounds_about(centre, wanted, is_mailed=is_mailed, actor=actor, now=now)
    if not is_mailed:
        return AskedProviders(without_letter=len(questions))
    post_questions(
        centre, address, questions, occasion=Occasion.QUESTION, patience=patience, actor=actor, now=now
    )
    return AskedProviders(letters=1, by_letter=len(questions))


def lock_askable(centre: Centre, services: Sequence[Asked]) -> list[Asked]:
    """Those that are published and not asked about already; nobody else asks until the transaction ends."""
    if not services:
        return []
    keys = [service.key for service in services]
    lock_entries(centre, services=keys, organizations=())
    published = Service.objects.within(Scope.of(centre)).filter(pk__in=keys, status=Status.PUBLISHED)
    asked_about = open_rounds_of(centre, keys).values_list("service_id", flat=True)
    askable = set(published.order_by().values_list("pk", flat=True)) - set(asked_about)
    return [service for service in services if service.key in askable]


def open_rounds_about(
    centre: Centre, services: Sequence[Asked], *, is_mailed: bool, actor: Actor, now: datetime
) -> list[Question]:
    """Open rounds about these services, in the caller's transaction."""
    rounds = ConfirmationRound.objects.bulk_create(
        [
            ConfirmationRound(service_id=service.key, asked_at=now, was_mailed=is_mailed)
            for service in services
        ]
    )
    audit.record_all(
        [
            AuditEvent(
                at=now,
                actor=actor.identifier,
                action="upkeep.provider.ask",
                centre_key=centre.key,
                subject_type="service",
                subject_id=str(service.key),
                changes={"was_mailed": is_mailed},
            )
            for service in services
        ]
    )
    return [Question(question, service) for question, service in zip(rounds, services, strict=True)]
