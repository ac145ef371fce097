"""Sending what waits in the outbox; any number of processes may do so at once.

A letter is claimed in a committed step before it is sent, so no two processes send the same. A process that is killed
between the server's answer and the commit leaves a letter that is tried again a quarter of an hour later: at least
once, since a letter lost in silence is worse than one that comes twice. Its Message-ID is the same, by which most
receivers drop the second.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.actions.routes import Route, RouteClosed
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.domain.replies import PAUSES, Outcome, Verdict, judged_after
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.shared.tenancy import TenantQuerySet

CLAIM_LASTS = timedelta(minutes=15)
FRESH_FOR = timedelta(days=14)  # a letter that waited longer says what no longer holds
AT_ONCE = 20
CANDIDATES = 4  # looked at for one claim: others may be faster

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of the letters that were due; `is_open`: whether they could leave at all."""

    sent: int = 0
    failed: int = 0
    is_open: bool = True

    def __add__(self, other: "Sending") -> "Sending":
        return Sending(self.sent + other.sent, self.failed + other.failed, self.is_open and other.is_open)


def send_waiting(route: Route, *, actor: Actor, now: datetime, at_most: int = AT_ONCE) -> Sending:
    """Try each letter that is due once, the longest waiting first, up to a number; then ask the clock and call again.

    No event is recorded: the row of a letter is itself the record of what became of it.
    """
    require(actor, Permission.MAIL_SEND)
    done = Sending()
    for _ in range(at_most):
        mail = _claimed(route, now)
        if mail is None:
            break
        try:
            verdict = route.hand_over(mail)
        except RouteClosed as closed:
            _give_back(mail, now)
            log.warning("letters wait: %s", closed)
            return done + Sending(is_open=False)
        done += _settled(mail, judged_after(verdict, mail.attempts), actor=actor, now=now)
    return done


def _due(route: Route, now: datetime) -> TenantQuerySet[OutgoingMail]:
    return OutgoingMail.objects.unscoped(reason="one process sends the letters of all centres").filter(
        route.carries,
        state=LetterState.WAITING,
        next_attempt_at__lte=now,
        created_at__gt=now - FRESH_FOR,
    )


def _claimed(route: Route, now: datetime) -> OutgoingMail | None:
    """The next letter, now ours: its time was moved on by one statement that only one process can win.

    Where others took all that were looked at, there is none for now. The statement asks for columns of the row alone,
    since PostgreSQL looks at these again after waiting for another.
    """
    for mail in _due(route, now).select_related("centre").order_by("next_attempt_at", "pk")[:CANDIDATES]:
        seen = {"state": LetterState.WAITING, "next_attempt_at": mail.next_attempt_at}
        if _row(mail).filter(**seen).update(next_attempt_at=now + CLAIM_LASTS, attempts=mail.attempts + 1):
            mail.attempts += 1
            return mail
    return None


def _give_back(mail: OutgoingMail, now: datetime) -> None:
    """The attempt does not count: it failed for everybody."""
    _write(mail, next_attempt_at=now, attempts=mail.attempts - 1)


def _settled(mail: OutgoingMail, verdict: Verdict, *, actor: Actor, now: datetime) -> Sending:
    """Write down what became of the letter, and of its address."""
    if verdict.outcome is Outcome.TAKEN:
        _write(mail, state=LetterState.SENT, sent_at=now, error="")
        return Sending(sent=1)
    if verdict.outcome is Outcome.LATER:
        _write(mail, next_attempt_at=now + PAUSES[mail.attempts - 1], error=verdict.status)
        return Sending(failed=1)
    with transaction.atomic():
        _write(mail, state=LetterState.REFUSED, error=verdict.status)
        if verdict.outcome is Outcome.GONE:
            block_address(mail.recipient, BlockReason.BOUNCE, evidence=verdict.status, actor=actor, now=now)
    return Sending(failed=1)


def _write(mail: OutgoingMail, **values: object) -> None:
    _row(mail).update(**values)


def _row(mail: OutgoingMail) -> TenantQuerySet[OutgoingMail]:
    return OutgoingMail.objects.unscoped(reason="one process sends the letters of all centres").filter(
        pk=mail.pk
    )
