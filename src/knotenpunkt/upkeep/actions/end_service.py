"""„No longer offered", as the centre knows it: the service is archived, and its history stays.

What a provider says by her link is `answer_ended` in `answer_by_link`.
"""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.confirm_services import end_doubt
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.rounds import open_rounds_of


def end_services(
    centre: Centre, keys: Collection[uuid.UUID], *, reason: str, actor: Actor, now: datetime
) -> tuple[uuid.UUID, ...]:
    """Archive these services with the reason and close the questions about them; gives those that were not archived.

    Raises AccessRefused.
    """
    with transaction.atomic():
        stored = stored_entries(centre, services=keys).services
        changes = [
            Change(key, replace(record, status=Status.ARCHIVED, status_reason=reason))
            for key, record in stored.items()
            if record.status is not Status.ARCHIVED
        ]
        saved = save_catalogue(centre, CatalogueChanges(services=changes), actor=actor, now=now)
        open_rounds_of(centre, saved.services).update(answered_at=now, answer=ConfirmationRound.Answer.CLOSED)
        end_doubt(centre, saved.services)
    return saved.services
