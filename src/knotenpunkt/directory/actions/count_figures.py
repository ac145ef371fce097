"""Counting how often offers' pages are of use: by month, without anything about visitors.

As with searches there is no audit event: nobody acts on a centre's data, and an event would keep the moment.
"""

import atexit
import logging
import uuid
from collections.abc import Mapping
from datetime import date
from time import monotonic

from django.db import Error, transaction
from django.db.models import F

from knotenpunkt.directory.domain.figure_buffer import FigureBuffer, FigureKey, MinuteLimit
from knotenpunkt.directory.models import OfferFigure, Service
from knotenpunkt.search.actions.brief_wait import AT_MOST, BRIEF, brief_wait
from knotenpunkt.shared.tenancy import TenantQuerySet

FLUSH_AFTER = 10.0  # seconds
MOST_KEPT = 5_000  # while the database does not answer
MOST_TAPS_A_MINUTE = 30  # of one offer in one process; beyond that it is a machine at play

_logger = logging.getLogger(__name__)
waiting = FigureBuffer(keeps_for=FLUSH_AFTER, most_kept=MOST_KEPT)
_taps = MinuteLimit(MOST_TAPS_A_MINUTE)


def count_figure(service: uuid.UUID, kind: OfferFigure.Kind, *, today: date) -> None:
    """Count one some seconds later, together with others. Never fails.

    Of a process that is killed the figures of the last seconds are lost; of one that ends they are not.
    """
    moment = monotonic()
    waiting.put(FigureKey(service, today.replace(day=1), kind.value), moment)
    _flush(waiting.due(moment))


def count_tap(service: uuid.UUID, kind: OfferFigure.Kind, *, today: date) -> None:
    """Count a tap on a number or an address, within the limit of a minute."""
    if _taps.allows(service, monotonic()):
        count_figure(service, kind, today=today)


def flush_figures() -> None:
    """Count everything that this process still holds."""
    _flush(waiting.everything())


def _flush(counts: Mapping[FigureKey, int], milliseconds: int = BRIEF) -> None:
    if not counts:
        return
    try:
        with brief_wait(milliseconds), transaction.atomic():
            _add(counts)
    except Error:
        waiting.give_back(counts, monotonic())
        _logger.warning("%d figures could not be counted yet: the database is not free.", len(counts))


def _add(counts: Mapping[FigureKey, int]) -> None:
    """Missing rows first, then sums that the database adds up itself.

    Keys come in order, so that two processes at once never wait for each other in a circle.
    """
    known = set(
        Service.objects.unscoped(reason="services of all centres are counted together")
        .filter(pk__in={key.service for key in counts})
        .values_list("pk", flat=True)
    )
    keys = [key for key in sorted(counts) if key.service in known]
    OfferFigure.objects.bulk_create(
        [OfferFigure(service_id=key.service, month=key.month, kind=key.kind) for key in keys],
        ignore_conflicts=True,
    )
    for key in keys:
        _rows(key).update(number=F("number") + counts[key])


def _rows(key: FigureKey) -> TenantQuerySet[OfferFigure]:
    rows = OfferFigure.objects.unscoped(reason="the key of a service names its centre")
    return rows.filter(service=key.service, month=key.month, kind=key.kind)


@atexit.register
def _flush_at_the_end() -> None:
    _flush(waiting.everything(), AT_MOST)
