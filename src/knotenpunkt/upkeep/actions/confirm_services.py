"""„Still correct": somebody who knows says so, today."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.rounds import open_rounds_of

LONGEST_NAME = 160


def confirm_services(
    centre: Centre,
    keys: Collection[uuid.UUID],
    *,
    origin: Confirmation.Origin,
    confirmed_by: str,
    actor: Actor,
    now: datetime,
) -> tuple[uuid.UUID, ...]:
    """Write down that these services are as described; gives those that were confirmed.

    Open questions about them are answered, doubt ends, a hidden one is public again. Saying it twice on a day is one
    confirmation. What is archived is passed over. Raises AccessRefused, for all if it holds for one.
    """
    for service in asked_services(centre, keys).values():
        require(actor, Permission.SERVICE_CONFIRM, centre=centre.pk, subject=service.subject)
    with transaction.atomic():
        confirmed = _lock_living(centre, keys)
        if not confirmed:
            return ()
        Confirmation.objects.bulk_create(
            [
                Confirmation(
                    service_id=key,
                    confirmed_on=timezone.localdate(now),
                    origin=origin,
                    confirmed_by=confirmed_by[:LONGEST_NAME],
                    written_at=now,
                )
                for key in confirmed
            ],
            ignore_conflicts=True,
        )
        open_rounds_of(centre, confirmed).update(answered_at=now, answer=ConfirmationRound.Answer.CONFIRMED)
        end_doubt(centre, confirmed)
        tell_changes(centre, confirmed, now=now)
        audit.record_all([_event(centre, key, origin, actor, now) for key in confirmed])
    return tuple(confirmed)


def end_doubt(centre: Centre, services: Collection[uuid.UUID]) -> None:
    """Nothing is said against these services any more, and they are public again if they are published."""
    rows = Service.objects.within(Scope.of(centre)).filter(pk__in=services)
    rows.update(unconfirmed_since=None, hidden_on=None)


def _lock_living(centre: Centre, keys: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Those that are not archived, in a fixed order; nobody else writes them until the transaction ends."""
    lock_entries(centre, services=keys, organizations=())
    living = Service.objects.within(Scope.of(centre)).filter(pk__in=keys).exclude(status=Status.ARCHIVED)
    return list(living.order_by("pk").values_list("pk", flat=True))


def _event(
    centre: Centre, key: uuid.UUID, origin: Confirmation.Origin, actor: Actor, now: datetime
) -> AuditEvent:
    return AuditEvent(
        at=now,
        actor=actor.identifier,
        action="upkeep.service.confirm",
        centre_key=centre.key,
        subject_type="service",
        subject_id=str(key),
        changes={"origin": origin.value},
    )
