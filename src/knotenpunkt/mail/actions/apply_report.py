"""What follows from a report: an address that is dead or complained gets no more letters."""

from datetime import datetime
from enum import Enum

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.domain.reports import Report, ReportKind
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import TenantQuerySet


class Effect(Enum):
    """What a report led to. `KNOWN`: it was read before, or says what is known; `FOREIGN`: no letter of ours."""

    BLOCKED = "blocked"
    REFUSED = "refused"
    KNOWN = "known"
    FOREIGN = "foreign"


_REASONS = {
    ReportKind.DEAD_ADDRESS: BlockReason.BOUNCE,
    ReportKind.COMPLAINT: BlockReason.COMPLAINT,
}


def apply_report(report: Report, *, actor: Actor, now: datetime) -> Effect:
    """Block the address to which the letter went; what the report calls the address is not believed.

    Only who has seen a letter knows its Message-ID. Each letter is reported once: reading a report again, after the
    address was released, blocks nothing.
    """
    require(actor, Permission.MAIL_SEND)
    with transaction.atomic():
        mail = _letters(report).select_for_update(of=("self",)).first()
        if mail is None:
            return Effect.FOREIGN
        if mail.error or report.kind is ReportKind.DELAYED or not mail.recipient:
            return Effect.KNOWN
        _note(mail, report, actor=actor, now=now)
        reason = _REASONS.get(report.kind)
        if reason is None:
            return Effect.REFUSED
        block_address(mail.recipient, reason, evidence=report.status, actor=actor, now=now)
    return Effect.BLOCKED


def _letters(report: Report) -> TenantQuerySet[OutgoingMail]:
    return OutgoingMail.objects.unscoped(reason="a report names a letter, not a centre").filter(
        message_id__in=report.message_ids
    )


def _note(mail: OutgoingMail, report: Report, *, actor: Actor, now: datetime) -> None:
    """A letter of which somebody complained has arrived; the others have not."""
    if report.kind is not ReportKind.COMPLAINT:
        mail.state = LetterState.REFUSED
    mail.error = report.status
    mail.save(update_fields=["state", "error"])
    audit.record(
        "mail.apply_report",
        actor=actor.identifier,
        now=now,
        centre_key=mail.centre.key if mail.centre else "",
        subject_type="mail.OutgoingMail",
        subject_id=mail.pk,
        changes={"kind": report.kind.value, "status": report.status},
    )
