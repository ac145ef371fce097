"""Telling all centres something, and taking it back."""

from datetime import date, datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Announcement
from knotenpunkt.shared import audit


def announce(title: str, text: str, until: date, *, actor: Actor, now: datetime) -> Announcement:
    """Tell everybody who works in a centre, up to and including that day."""
    require(actor, Permission.STATE_DESK_OPEN)
    with transaction.atomic():
        announcement = Announcement.objects.create(title=title, text=text, until=until, announced_at=now)
        _record("accounts.announce", announcement, actor=actor, now=now)
    return announcement


def withdraw_announcement(announcement: Announcement, *, actor: Actor, now: datetime) -> None:
    """Show it no more; one that was withdrawn already stays as it is."""
    require(actor, Permission.STATE_DESK_OPEN)
    with transaction.atomic():
        if Announcement.objects.filter(pk=announcement.pk, withdrawn_at=None).update(withdrawn_at=now):
            _record("accounts.withdraw_announcement", announcement, actor=actor, now=now)


def _record(action: str, announcement: Announcement, *, actor: Actor, now: datetime) -> None:
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        subject_type="accounts.Announcement",
        subject_id=announcement.pk,
        changes={"until": announcement.until.isoformat()},
    )
