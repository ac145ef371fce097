"""Forgetting: of letters long gone only what became of them is kept, and what waited too long is given up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.mail.actions.send_waiting import FRESH_FOR
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import TenantQuerySet

KEEP_TEXTS = timedelta(days=30)
TOO_LATE = "too late"
_REASON_TO_KEEP = Q(recipient__in=BlockedAddress.objects.values("address"))


def forget_letters(*, actor: Actor, now: datetime) -> tuple[int, int]:
    """How many letters were given up after two weeks of waiting, and how many lost their words after 30 days.

    To whom a letter went is kept as long as the address is blocked: the centre is told of it by these letters.
    """
    require(actor, Permission.MAIL_SEND)
    with transaction.atomic():
        late = _letters().filter(state=LetterState.WAITING, created_at__lte=now - FRESH_FOR)
        given_up = late.update(state=LetterState.REFUSED, error=TOO_LATE)
        forgotten = _forget(_letters().exclude(state=LetterState.WAITING), now)
        if given_up or forgotten:
            audit.record(
                "mail.forget_letters",
                actor=actor.identifier,
                now=now,
                changes={"given_up": given_up, "forgotten": forgotten},
            )
    return given_up, forgotten


def _forget(finished: TenantQuerySet[OutgoingMail], now: datetime) -> int:
    old = finished.filter(created_at__lte=now - KEEP_TEXTS)
    words = old.exclude(text="").update(text="", html="", reply_to="")
    old.exclude(recipient="").exclude(_REASON_TO_KEEP).update(recipient="", subject="")
    return words


def _letters() -> TenantQuerySet[OutgoingMail]:
    return OutgoingMail.objects.unscoped(reason="letters of all centres are forgotten alike")
