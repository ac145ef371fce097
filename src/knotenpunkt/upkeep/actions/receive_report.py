"""Receiving what anybody tells a centre on its public pages: within limits, once for each form, with a number."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.hour_limits import Doing, is_within_the_hour
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake, suggest_new
from knotenpunkt.upkeep.models import SpentChallenge, Suggestion

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
    most = MOST_PROVEN if passage.is_proven else MOST_UNPROVEN
    if received.count() >= MOST_A_DAY or not is_within_the_hour(Doing.SEND, passage.address, most, now=now):
        raise TooManyReports
