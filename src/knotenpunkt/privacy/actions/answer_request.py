"""Answering people who ask for their data (Art. 15 and 20 GDPR) or want them erased (Art. 17)."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.privacy.queries.requests import data_about
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.personal_data import Found, holders


def export_data(email: str, centre: Centre, *, actor: Actor, now: datetime) -> tuple[Found, ...]:
    """Everything that the centre keeps about the owner of this address; the trail says that it was given out."""
    require(actor, Permission.PRIVACY_REQUEST_ANSWER, centre=centre.pk)
    with transaction.atomic():
        found = data_about(email, centre)
        _record("privacy.export", centre, len(found), actor=actor, now=now)
    return found


def erase_data(email: str, centre: Centre, *, actor: Actor, now: datetime) -> int:
    """Erase what the centre keeps about the owner of this address, or make it anonymous; how many things it was.

    All or nothing: raises ErasureRefused where something else has to happen first.
    """
    require(actor, Permission.PRIVACY_REQUEST_ANSWER, centre=centre.pk)
    with transaction.atomic():
        number = sum(
            holder.erase(email.strip().casefold(), centre=centre.pk, now=now) for holder in holders()
        )
        _record("privacy.erase", centre, number, actor=actor, now=now)
    return number


def _record(action: str, centre: Centre, number: int, *, actor: Actor, now: datetime) -> None:
    """Without the address: the trail outlives what was erased."""
    audit.record(action, actor=actor.identifier, now=now, centre_key=centre.key, changes={"number": number})
