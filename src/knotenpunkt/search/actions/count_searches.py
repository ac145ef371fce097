"""Counting what people search for, without anything about them.

There is no audit event for a search: nobody acts on a centre's data, and an event would keep the moment, which the
count leaves out on purpose. The words are data of visitors, so they stand in no log either.
"""

import atexit
import logging
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from time import monotonic

from django.db import Error, transaction
from django.db.models import F, Sum

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.brief_wait import AT_MOST, BRIEF, brief_wait
from knotenpunkt.search.domain.counted import CountKey, Figures, Searched, summed
from knotenpunkt.search.domain.counting_buffer import CountingBuffer, Heard
from knotenpunkt.search.models import SearchCount
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet

FLUSH_AFTER = 10.0  # seconds
MOST_WAITING = 200
MOST_KEPT = 2_000  # while the database does not answer
# Beyond these a centre's day is a machine at play, not people: nobody fills the table.
MOST_WORDS_A_DAY = 5_000
MOST_MISSING_A_DAY = 2_000

_logger = logging.getLogger(__name__)
waiting = CountingBuffer(keeps_for=FLUSH_AFTER, most=MOST_WAITING, most_kept=MOST_KEPT)


def count_search(centre: uuid.UUID, searched: Searched, *, today: date) -> None:
    """Count one question some seconds later, unless it turns out to be the beginning of another. Never fails.

    Of a process that is killed the questions of the last seconds are lost; of one that ends they are not.
    """
    if not searched.words:
        return
    moment = monotonic()
    waiting.put(Heard(moment, centre, today, searched))
    _flush(waiting.due(moment))


def flush_searches() -> None:
    """Count everything that this process still holds."""
    _flush(waiting.everything())


def note_missing(centre: Centre, searched: Searched, *, today: date) -> None:
    """Count at once that somebody said this is missing here; nothing where there are no words that may be kept."""
    if not searched.words:
        return
    with transaction.atomic():
        noted = _counts(centre.pk, today).aggregate(number=Sum("missing"))["number"] or 0
        if noted < MOST_MISSING_A_DAY:
            _add({CountKey.of(centre.pk, today, searched): Figures(missing=1)})


def _flush(heard: list[Heard], milliseconds: int = BRIEF) -> None:
    if not heard:
        return
    try:
        with brief_wait(milliseconds), transaction.atomic():
            _add(_of_known_centres(heard))
    except Error:
        waiting.give_back(heard, monotonic())
        _logger.warning("%d searches could not be counted yet: the database is not free.", len(heard))


def _of_known_centres(heard: Iterable[Heard]) -> Mapping[CountKey, Figures]:
    """The figures of centres that still exist."""
    known = set(Centre.objects.filter(pk__in={one.centre for one in heard}).values_list("pk", flat=True))
    return summed(
        (CountKey.of(one.centre, one.day, one.searched), one.searched.results)
        for one in heard
        if one.centre in known
    )


def _add(figures: Mapping[CountKey, Figures]) -> None:
    """Add figures in the caller's transaction: missing rows first, then sums that the database adds up itself.

    Keys come in order, so that two processes at once never wait for each other in a circle.
    """
    for centre, day in dict.fromkeys((key.centre, key.day) for key in figures):
        counts = _counts(centre, day)
        if counts.count() < MOST_WORDS_A_DAY:
            SearchCount.objects.bulk_create(
                [_row(key) for key in figures if (key.centre, key.day) == (centre, day)],
                ignore_conflicts=True,
            )
    for key, added in figures.items():
        _counts(key.centre, key.day).filter(
            words=key.words, language=key.language, municipality=key.municipality
        ).update(
            searches=F("searches") + added.searches,
            without_results=F("without_results") + added.without_results,
            missing=F("missing") + added.missing,
        )


def _counts(centre: uuid.UUID, day: date) -> TenantQuerySet[SearchCount]:
    return SearchCount.objects.within(Scope(frozenset({centre}))).filter(day=day)


def _row(key: CountKey) -> SearchCount:
    return SearchCount(
        centre_id=key.centre,
        day=key.day,
        words=key.words,
        language=key.language,
        municipality=key.municipality,
    )


@atexit.register
def _flush_at_the_end() -> None:
    _flush(waiting.everything(), AT_MOST)
