"""Suggestions as something to do, and as something that happened."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knotenpunkt.access.policy import Permission, share_of
from knotenpunkt.accounts.queries.tasks import News, Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.suggestions import suggestions_by, suggestions_of, waiting_suggestions

_LONG = timedelta(days=5)


def suggestion_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where suggestions wait, urgent where one waits for more than five days."""
    if not workplace.may(Permission.SUGGESTION_DECIDE):
        return
    waiting = waiting_suggestions(workplace.centre)
    oldest = waiting.first()
    if oldest is None:
        return
    oldest_on = timezone.localdate(oldest.created_at)
    yield Task(
        _("Suggestions from outside"),
        waiting.count(),
        oldest_on,
        _("Look and decide"),
        _address(workplace, "suggestion_list"),
        is_urgent=today - oldest_on > _LONG,
    )


def suggestion_news(workplace: Workplace, since: date) -> Iterator[News]:
    """For the team what trusted providers changed by themselves; for everybody what was decided on her own."""
    begin = timezone.make_aware(datetime.combine(since, time()))
    if workplace.may(Permission.SUGGESTION_DECIDE):
        yield from _taken_effect(workplace, begin)
    elif workplace.may(Permission.CHANGE_PROPOSE):
        yield from _decided(workplace, begin)


def _taken_effect(workplace: Workplace, begin: datetime) -> Iterator[News]:
    changed = suggestions_of(workplace.centre).filter(
        state=Suggestion.State.ACCEPTED, decided_by=None, decided_at__gte=begin
    )
    number = changed.count()
    if number:
        line = ngettext(
            "%(number)d change by a trusted provider took effect.",
            "%(number)d changes by trusted providers took effect.",
            number,
        )
        address = f"{_address(workplace, 'suggestion_list')}?stand=entschieden"
        yield News(line % {"number": number}, address)


def _decided(workplace: Workplace, begin: datetime) -> Iterator[News]:
    share = share_of(workplace.actor, Permission.CHANGE_PROPOSE, centre=workplace.centre.pk)
    decided = suggestions_by(workplace.centre, None, share).filter(decided_at__gte=begin)
    number = decided.count()
    if number:
        line = ngettext(
            "The centre decided on %(number)d suggestion of yours.",
            "The centre decided on %(number)d suggestions of yours.",
            number,
        )
        yield News(line % {"number": number}, _address(workplace, "own_suggestions"))


def _address(workplace: Workplace, name: str) -> str:
    return workplace.portal.address(name)
