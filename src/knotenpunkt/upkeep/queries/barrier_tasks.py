"""Messages about barriers as something to do."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.regions.queries.feedback import feedback_for

_LONG = timedelta(days=14)  # after two weeks an answer is no longer a quick one


def barrier_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where messages wait, urgent where one waits for two weeks."""
    if not workplace.may(Permission.FEEDBACK_READ):
        return
    received = list(feedback_for(workplace.centre).values_list("received_at", flat=True))
    if not received:
        return
    oldest = timezone.localtime(received[0]).date()
    yield Task(
        _("Messages about barriers"),
        len(received),
        oldest,
        _("Read and answer"),
        workplace.portal.address("barrier_messages"),
        is_urgent=oldest <= today - _LONG,
    )
