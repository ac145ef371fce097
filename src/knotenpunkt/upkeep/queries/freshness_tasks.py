"""What silence of providers gives the team to do, and what providers answered since yesterday."""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import News, Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import ConfirmationRound
from knotenpunkt.upkeep.queries.call_list import HIDDEN_SOON, Call, Reason, call_list
from knotenpunkt.upkeep.queries.catalogue_settings import settings_of
from knotenpunkt.upkeep.queries.due_services import upkeeps_of_public

_MOST_LINES = 8


def freshness_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """Calls by their reason, those that are hidden soon by themselves; and what nobody has confirmed in time."""
    if not workplace.may(Permission.CATALOGUE_EDIT):
        return
    calls = call_list(workplace.centre, today)
    soon = [call for call in calls if call.hidden_on is not None and call.hidden_on <= today + HIDDEN_SOON]
    others = [call for call in calls if call not in soon]
    yield _calls(workplace, _("Offers hidden within two weeks"), soon, is_urgent=True)
    for reason, label in (
        (Reason.DOUBTED, _("Offers that nobody confirms")),
        (Reason.NOT_WRITTEN_TO, _("Offers whose providers cannot be written to")),
        (Reason.HIDDEN, _("Hidden offers")),
    ):
        yield _calls(workplace, label, [call for call in others if call.reason is reason])
    yield _overdue(workplace, today)


def _calls(workplace: Workplace, label: str, calls: list[Call], *, is_urgent: bool = False) -> Task:
    oldest = min((call.since for call in calls), default=None)
    return Task(
        label, len(calls), oldest, _("See whom to call"), workplace.portal.address("call_list"), is_urgent
    )


def _overdue(workplace: Workplace, today: date) -> Task:
    """Where the centre asks, the night does something about it; where it does not, somebody can decide that it does."""
    late = [one for one in upkeeps_of_public(workplace.centre) if not one.is_within_rhythm(today)]
    oldest = min((one.due_on for one in late), default=None)
    asks = settings_of(workplace.centre).asks_providers
    if not asks and workplace.may(Permission.SETTINGS_EDIT):
        next_step, screen = _("Let providers be asked"), "freshness_settings"
    else:
        next_step, screen = _("See the offers"), "catalogue_services"
    return Task(
        _("Offers overdue for confirmation"), len(late), oldest, next_step, workplace.portal.address(screen)
    )


def freshness_news(workplace: Workplace, since: date) -> Iterator[News]:
    """What providers answered since that day, the latest first."""
    if not workplace.may(Permission.CATALOGUE_EDIT):
        return
    begun = timezone.make_aware(datetime.combine(since, time(0)))
    answered = (
        ConfirmationRound.objects.within(Scope.of(workplace.centre))
        .filter(answered_at__gte=begun)
        .exclude(answer=ConfirmationRound.Answer.CLOSED)
        .select_related("service")
        .order_by("-answered_at", "service__title")
    )
    for question in answered[:_MOST_LINES]:
        address = workplace.portal.address("service_edit", slug=question.service.slug)
        yield News(_told(question), address)
    more = answered.count() - _MOST_LINES
    if more > 0:
        yield News(
            ngettext("One more provider answered.", "%(number)d more providers answered.", more)
            % {"number": more}
        )


def _told(question: ConfirmationRound) -> str:
    title = {"title": f"\u2068{question.service.title}\u2069"}
    if question.answer == ConfirmationRound.Answer.CHANGED:
        return _("“%(title)s”: the provider sent a change.") % title
    if question.answer == ConfirmationRound.Answer.ENDED:
        return _("“%(title)s”: no longer offered, says the provider.") % title
    return _("“%(title)s” is confirmed.") % title
