"""Decisions about entries of other people as something to do."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.harvesting.queries.waiting import waiting


def source_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where entries were changed on both sides, or are gone on the other."""
    if not workplace.may(Permission.CATALOGUE_IMPORT):
        return
    moments = list(waiting(workplace.centre).values_list("taken_up_at", flat=True))
    if moments:
        yield Task(
            _("Offers that others have changed as well"),
            len(moments),
            timezone.localdate(min(moments)),
            _("Compare and decide"),
            workplace.portal.address("harvest_sources"),
        )
