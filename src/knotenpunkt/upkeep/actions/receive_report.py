"""Receiving what anybody tells a centre on its public pages: within limits, once for each form, with a number."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_new
from knotenpunkt.upkeep.models import DailySalt, SenderCount, SpentChallenge, Suggestion

MOST_PROVEN, MOST_UNPROVEN = 10, 3  # messages an hour from one address, with and without the work
MOST_A_DAY = 300  # of one centre: more than people write
ANYBODY = Actor("public")


class TooManyReports(Exception):
    """More messages than people write, from one address or to one centre."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody wrote: a mistake of `about`, or where that is nothing, an offer that is missing, as a record."""

    message: str
    about: Service | Organization | None = None
    record: ServiceRecord | None = None
    reply_email: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """By what a message gets in: the mark of its form, whether the work was done, the address it comes from."""

    mark: str
    is_proven: bool
    address: str


def receive_report(centre: Centre, report: Report, passage: Passage, *, now: datetime) -> Suggestion:
    """Keep one message and give it a number; the same form sent again gives the number it already has.

    Raises TooManyReports.
    """
    sent = _sent_before(centre, passage)
    if sent is not None:
        return sent
    try:
        with transaction.atomic():
            _check_limits(centre, passage, now=now)
            suggestion = _suggested(centre, report, now=now)
            SpentChallenge.objects.create(mark=passage.mark, spent_at=now, reference=suggestion.reference)
            return suggestion
    except IntegrityError:  # two taps at the same moment
        sent = _sent_before(centre, passage)
        if sent is None:
            raise
        return sent


def _suggested(centre: Centre, report: Report, *, now: datetime) -> Suggestion:
    sender = Sender(Suggestion.Origin.PUBLIC, email=report.reply_email)
    if report.about is not None:
        return report_mistake(report.about, report.message, sender=sender, actor=ANYBODY, now=now)
    return suggest_new(centre, report.record, message=report.message, sender=sender, actor=ANYBODY, now=now)


def _sent_before(centre: Centre, passage: Passage) -> Suggestion | None:
    """What came with this form the first time: a second tap, or a page that was loaded again.

    Where the centre has thrown it away meanwhile, the form is of no use any more: TooManyReports.
    """
    spent = SpentChallenge.objects.filter(pk=passage.mark).first()
    if spent is None:
        return None
    first: Suggestion | None = (
        Suggestion.objects.within(Scope.of(centre)).filter(reference=spent.reference).first()
    )
    if first is None:
        raise TooManyReports
    return first


def _check_limits(centre: Centre, passage: Passage, *, now: datetime) -> None:
    received = Suggestion.objects.within(Scope.of(centre)).filter(
        origin=Suggestion.Origin.PUBLIC, created_at__gt=now - timedelta(days=1)
    )
    if received.count() >= MOST_A_DAY or not _is_within_the_hour(passage, now):
        raise TooManyReports


def _is_within_the_hour(passage: Passage, now: datetime) -> bool:
    """Count one message of the address, unless its hour is full; the database compares and adds in one step."""
    hour, sender = now.replace(minute=0, second=0, microsecond=0), _hashed(passage.address, now)
    SenderCount.objects.get_or_create(hour=hour, sender=sender)
    counts = SenderCount.objects.filter(hour=hour, sender=sender)
    most = MOST_PROVEN if passage.is_proven else MOST_UNPROVEN
    return bool(counts.filter(number__lt=most).update(number=F("number") + 1))


def _hashed(address: str, now: datetime) -> str:
    salt = _salt_of_the_day(now)
    return hmac.new(salt.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]


def _salt_of_the_day(now: datetime) -> str:
    """The salt of today; as soon as there is one, those of other days are gone."""
    today = timezone.localdate(now)
    found, is_new = DailySalt.objects.get_or_create(day=today, defaults={"salt": secrets.token_hex(32)})
    if is_new:
        DailySalt.objects.exclude(day=today).delete()
    return found.salt
