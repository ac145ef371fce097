"""Two entries that are different, or about which somebody will think later."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Person
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import DuplicatePair

LATER = timedelta(days=30)


class DuplicateDecided(Exception):
    """Somebody else has decided on this pair meanwhile, or it is no pair any more."""


def call_different(pair: DuplicatePair, *, person: Person | None = None, actor: Actor, now: datetime) -> None:
    """The two are not the same: they are not asked about again. Raises DuplicateDecided and AccessRefused."""
    with transaction.atomic():
        decide(waiting_pair(pair, actor), DuplicatePair.Verdict.DIFFERENT, person, actor=actor, now=now)


def ask_later(pair: DuplicatePair, *, person: Person | None = None, actor: Actor, now: datetime) -> None:
    """Ask about the two again in a month. Raises DuplicateDecided and AccessRefused."""
    with transaction.atomic():
        waiting = waiting_pair(pair, actor)
        waiting.asked_again_on = timezone.localdate(now) + LATER
        decide(waiting, DuplicatePair.Verdict.LATER, person, actor=actor, now=now)


def waiting_pair(pair: DuplicatePair, actor: Actor) -> DuplicatePair:
    """The pair as it is now, undecided; nobody else decides on it until the transaction ends."""
    require(actor, Permission.DUPLICATES_DECIDE, centre=pair.centre_id)
    found = DuplicatePair.objects.within(Scope(frozenset({pair.centre_id}))).filter(pk=pair.pk)
    locked: DuplicatePair | None = found.select_for_update().first()
    if locked is None or locked.verdict not in {DuplicatePair.Verdict.OPEN, DuplicatePair.Verdict.LATER}:
        raise DuplicateDecided
    return locked


def decide(
    pair: DuplicatePair,
    verdict: DuplicatePair.Verdict,
    person: Person | None,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Write down a verdict in the caller's transaction."""
    pair.verdict, pair.decided_by, pair.decided_at = verdict, person, now
    pair.save(update_fields=["verdict", "decided_by", "decided_at", "asked_again_on"])
    audit.record(
        f"upkeep.duplicate.{verdict.value}",
        actor=actor.identifier,
        now=now,
        centre_key=pair.centre.key,
        subject_type="upkeep.DuplicatePair",
        subject_id=pair.pk,
        changes={"first": str(pair.first), "second": str(pair.second)},
    )
