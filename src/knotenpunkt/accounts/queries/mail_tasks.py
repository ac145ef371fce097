"""What is to do about letters and nights: told here, since both lie below the workspace."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.mail.queries.problems import blocked_addresses, letters_without_way_out
from knotenpunkt.shared.nightly import is_night_missing, last_night


def mail_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """Addresses that get no more letters, and letters that cannot leave."""
    if not workplace.may(Permission.MAIL_READ):
        return
    blocked = list(blocked_addresses(workplace.centre).values_list("blocked_at", flat=True))
    waiting = letters_without_way_out(workplace.centre).values_list("created_at", flat=True)
    place = _address(workplace, "undeliverable")
    yield Task(_("E-mail addresses that fail"), len(blocked), _oldest(blocked), _("See which"), place)
    yield Task(
        _("Letters that wait for a mail server"), len(waiting), _oldest(list(waiting)), _("See why"), place
    )


def night_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """A night that is missing, or in which something failed."""
    if not workplace.may(Permission.SETTINGS_EDIT):
        return
    night = last_night()
    place = _address(workplace, "nights")
    if is_night_missing(timezone.now()):
        oldest_on = timezone.localdate(night.started_at) if night else None
        yield Task(_("The nightly run is missing"), 1, oldest_on, _("See since when"), place, is_urgent=True)
    elif night and night.error:
        failed = len(night.error.split(", "))
        yield Task(
            _("Something failed at night"), failed, night.for_day, _("See what"), place, is_urgent=True
        )


def _oldest(moments: list[datetime]) -> date | None:
    return timezone.localdate(min(moments)) if moments else None


def _address(workplace: Workplace, screen: str) -> str:
    portal = workplace.portal
    return portal.address(screen)
