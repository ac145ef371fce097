"""Posting: a letter goes into the outbox together with whatever it tells of, or not at all."""

from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.mail.domain.letter import Letter, LetterState, normal_address
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.models.outgoing_mail import LONGEST_KEY
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def post_letter(
    letter: Letter, *, centre: Centre | None, actor: Actor, now: datetime, key: str = ""
) -> OutgoingMail:
    """Put a letter of a centre, or of the instance, into the outbox, in the caller's transaction.

    A letter is the effect of an action, which knows who may do it; nothing more is asked here. Posting the same `key`
    in the same centre again gives the letter that is there. A blocked address gets nothing: the state is `withheld`.
    """
    if len(key) > LONGEST_KEY:
        raise ValueError(f"a key has up to {LONGEST_KEY} characters")
    with transaction.atomic():
        content = _columns(letter, now=now)
        mail: OutgoingMail
        if not key:
            mail, is_new = OutgoingMail.objects.create(centre=centre, **content), True
        else:
            mail, is_new = _outbox_of(centre).get_or_create(centre=centre, key=key, defaults=content)
        if is_new:
            _record(mail, centre, actor=actor, now=now)
    return mail


def _outbox_of(centre: Centre | None) -> TenantQuerySet[OutgoingMail]:
    if centre is None:
        return OutgoingMail.objects.unscoped(reason="letters of the instance belong to no centre").filter(
            centre=None
        )
    return OutgoingMail.objects.within(Scope.of(centre))


def _columns(letter: Letter, *, now: datetime) -> dict[str, Any]:
    identity = new_key()
    return {
        "id": identity,
        "recipient": normal_address(letter.to),
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "language": letter.language,
        "purpose": letter.purpose,
        "reply_to": letter.reply_to,
        "state": LetterState.WITHHELD if is_blocked(letter.to) else LetterState.WAITING,
        "next_attempt_at": now,
        "created_at": now,
        "message_id": f"{identity}@{_sending_domain()}",
    }


def _sending_domain() -> str:
    """The right half of our addresses; by RFC 2606 one that can be nobody's where none is set."""
    return parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2] or "knotenpunkt.invalid"


def _record(mail: OutgoingMail, centre: Centre | None, *, actor: Actor, now: datetime) -> None:
    """The trail: which kind of letter, and to nobody by name."""
    audit.record(
        "mail.post_letter",
        actor=actor.identifier,
        now=now,
        centre_key=centre.key if centre else "",
        subject_type="mail.OutgoingMail",
        subject_id=mail.pk,
        changes={"purpose": mail.purpose, "state": mail.state},
    )
