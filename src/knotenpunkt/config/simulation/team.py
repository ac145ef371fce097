"""A simulated team of a centre: on working days it decides on what providers sent, and calls those on its list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.config.simulation.rates import Lots, Rates
from knotenpunkt.directory.models import Confirmation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.decide import accept_suggestion, decline_suggestion
from knotenpunkt.upkeep.actions.end_service import end_services
from knotenpunkt.upkeep.actions.postpone_call import postpone_call
from knotenpunkt.upkeep.actions.take_over import Conflicting
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.call_list import Call, call_list

_FRIDAY = 4
_DECIDES_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Team:
    """Who works in the centre, and how much."""

    centre: Centre
    rates: Rates
    lots: Lots

    @property
    def actor(self) -> Actor:
        """An editor of the centre."""
        return Actor("simulation", (Grant(Role.CENTRE_EDITOR, self.centre.pk),))

    def work(self, now: datetime) -> None:
        """A day of work, if it is one."""
        if now.weekday() > _FRIDAY:
            return
        self._decide(now)
        providers: dict[str, list[Call]] = {}
        for call in call_list(self.centre, now.date()):
            providers.setdefault(call.service.address or call.service.provider, []).append(call)
        for calls in list(providers.values())[: self.rates.calls]:
            self._call(calls, now)

    def _decide(self, now: datetime) -> None:
        waiting = Suggestion.objects.within(Scope.of(self.centre)).filter(
            state=Suggestion.State.WAITING, created_at__lte=now - _DECIDES_AFTER
        )
        for suggestion in waiting.order_by("created_at", "service__title", "service__number"):
            try:
                accept_suggestion(suggestion, actor=self.actor, now=now)
            except Conflicting:
                decline_suggestion(suggestion, note="", actor=self.actor, now=now)

    def _call(self, calls: list[Call], now: datetime) -> None:
        """One call for all offers of a provider."""
        is_reached = self.lots.share("reach", calls[0].service.title, now.date()) < self.rates.reached
        for call in calls:
            key, lot = call.service.key, self.lots.share("phone", call.service.title, now.date())
            if not is_reached:
                postpone_call(self.centre, key, actor=self.actor, now=now)
            elif lot < self.rates.ending:
                end_services(self.centre, [key], reason="laut Anbieter beendet", actor=self.actor, now=now)
            else:
                confirm_services(
                    self.centre,
                    [key],
                    origin=Confirmation.Origin.CENTRE,
                    confirmed_by=self.centre.name,
                    actor=self.actor,
                    now=now,
                )
