"""Dead web addresses as something to do."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.upkeep.queries.published_links import dead_links


def link_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where public entries name addresses that lead nowhere."""
    if not workplace.may(Permission.CATALOGUE_EDIT):
        return
    dead = dead_links(workplace.centre)
    portal = workplace.portal
    yield Task(
        _("Web addresses that no longer work"),
        len(dead),
        dead[0].since if dead else None,
        _("See which"),
        portal.address("dead_links"),
    )
