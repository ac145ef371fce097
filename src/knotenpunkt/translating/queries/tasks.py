"""Translations as something to do, in languages that a centre has begun."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.translations import State
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.queries.entries import overview


def translation_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """What is outdated is urgent: readers may rely on it. Nobody knows since when a text is missing."""
    if not workplace.may(Permission.TRANSLATION_EDIT):
        return
    portal = workplace.portal
    address = portal.address("translations")
    counts = _counts(portal.centre.pk, portal.revision)
    yield Task(
        _("Outdated translations"),
        counts[State.OUTDATED],
        None,
        _("Compare with the German text"),
        address,
        is_urgent=True,
    )
    yield Task(
        _("Translations waiting for release"), counts[State.WAITING], None, _("Read and release"), address
    )
    yield Task(_("Missing translations"), counts[State.MISSING], None, _("Translate"), address)


@lru_cache(maxsize=128)
def _counts(key: uuid.UUID, revision: int) -> Mapping[State, int]:
    """Entries by state in all begun languages together, counted once for each state of a centre's data."""
    counts: Counter[State] = Counter()
    for language in overview(Centre.objects.get(pk=key)):
        if language.is_begun:
            counts.update(language.counts)
    return counts
