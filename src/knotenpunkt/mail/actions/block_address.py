"""Sending nothing more to an address, and sending to it again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.mail.domain.letter import LetterState, normal_address
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.problems import blocked_addresses
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit


class NotBlockedHere(Exception):
    """An address that is not blocked, or to which the centre never wrote."""


def block_address(
    address: str, reason: BlockReason, *, evidence: str, actor: Actor, now: datetime
) -> BlockedAddress:
    """Send nothing more to the address, whichever centre writes; what waits for it is withheld.

    An address that is blocked stays so for its first reason. `evidence` is a status code, as "5.1.1".
    """
    require(actor, Permission.MAIL_SEND)
    with transaction.atomic():
        blocked, is_new = BlockedAddress.objects.get_or_create(
            address=normal_address(address),
            defaults={"reason": reason, "blocked_at": now, "evidence": evidence},
        )
        if is_new:
            withheld = _withhold(blocked)
            changes = {"reason": str(reason), "evidence": evidence, "withheld": withheld}
            _record("mail.block_address", blocked, changes, actor=actor, now=now)
    return blocked


def release_address(blocked: BlockedAddress, centre: Centre, *, actor: Actor, now: datetime) -> None:
    """Write to the address again from now on; letters that were withheld are out of date and stay where they are.

    A centre releases only addresses to which it wrote; NotBlockedHere otherwise.
    """
    require(actor, Permission.MAIL_SEND, centre=centre.pk)
    with transaction.atomic():
        if not blocked_addresses(centre).filter(pk=blocked.pk).exists():
            raise NotBlockedHere
        changes = {"reason": blocked.reason, "evidence": blocked.evidence}
        _record("mail.release_address", blocked, changes, actor=actor, now=now, centre_key=centre.key)
        blocked.delete()


def _withhold(blocked: BlockedAddress) -> int:
    waiting = OutgoingMail.objects.unscoped(reason="a dead mailbox is dead for every centre").filter(
        recipient=blocked.address, state=LetterState.WAITING
    )
    return waiting.update(state=LetterState.WITHHELD)


def _record(
    action: str,
    blocked: BlockedAddress,
    changes: Mapping[str, object],
    *,
    actor: Actor,
    now: datetime,
    centre_key: str = "",
) -> None:
    """The trail; it does not name the address."""
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=centre_key,
        subject_type="mail.BlockedAddress",
        subject_id=blocked.pk,
        changes=changes,
    )
