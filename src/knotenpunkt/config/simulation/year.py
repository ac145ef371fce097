"""The days of a simulated year, and what is counted at the end of each month."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from knotenpunkt.config.simulation.faults import Killed, killed_at
from knotenpunkt.config.simulation.providers import Providers
from knotenpunkt.config.simulation.rates import Lots, Rates
from knotenpunkt.config.simulation.team import Team
from knotenpunkt.directory.models import Service
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.nightly_freshness import keep_all_fresh
from knotenpunkt.upkeep.queries.due_services import upkeeps_of_public
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.rounds import open_rounds

_NIGHT, _MORNING = time(2, 30), time(9)
_MOST_WRITES = 40


@dataclass(frozen=True, slots=True)
class Month:
    """What a month brought, and how things stood in its last night.

    `share_within_rhythm`: of the public services, those confirmed by somebody at most their rhythm ago.
    `share_within_rhythm_or_marked`: with those added whose pages tell that nobody confirms them.
    `share_of_published_within_rhythm`: of all published services, hidden ones included.
    """

    month: str
    share_within_rhythm: float
    share_within_rhythm_or_marked: float
    share_of_published_within_rhythm: float
    public: int
    hidden: int
    mails_sent: int
    questions_open: int


@dataclass(slots=True)
class Year:
    """Day by day from the first: a night, the letters it sent, the answers, the work of the team."""

    centre: Centre
    first: date
    rates: Rates
    lots: Lots
    _delivered: set[Any] = field(default_factory=set)

    def months(self, nights: int) -> Iterator[Month]:
        """Live through so many nights; each month as it ends, the last one when the nights do."""
        everything = list(Service.objects.within(Scope.of(self.centre)).values_list("pk", flat=True))
        addresses = [service.address for service in asked_services(self.centre, everything).values()]
        providers = Providers.behind(filter(None, addresses), self.centre, self.rates, self.lots)
        team = Team(self.centre, self.rates, self.lots)
        sent = 0
        for number in range(nights):
            today = self.first + timedelta(days=number)
            self._night(today)
            morning = timezone.make_aware(datetime.combine(today, _MORNING))
            for letter in self._new_letters():
                sent += 1
                providers.receive(letter, morning)
            providers.answer(morning)
            team.work(morning)
            if (today + timedelta(days=1)).month != today.month or number == nights - 1:
                yield self._month(today, sent)
                sent = 0

    def _night(self, today: date) -> None:
        """One night with its faults: it may not come, be killed and started again, or come twice."""
        now = timezone.make_aware(datetime.combine(today, _NIGHT))
        if self.lots.share("late", today) < self.rates.late:
            return
        if self.lots.share("killed", today) < self.rates.killed:
            try:
                with killed_at(1 + int(_MOST_WRITES * self.lots.share("write", today))):
                    keep_all_fresh(now)
            except Killed:
                pass
        keep_all_fresh(now)
        if self.lots.share("doubled", today) < self.rates.doubled:
            keep_all_fresh(now + timedelta(hours=1))

    def _new_letters(self) -> list[OutgoingMail]:
        letters = OutgoingMail.objects.within(Scope.of(self.centre)).exclude(pk__in=self._delivered)
        new = list(letters.order_by("created_at", "recipient", "subject"))
        self._delivered = {letter.pk for letter in new} | self._delivered
        return new

    def _month(self, today: date, sent: int) -> Month:
        public = upkeeps_of_public(self.centre)
        within = sum(upkeep.is_within_rhythm(today) for upkeep in public)
        published = Service.objects.within(Scope.of(self.centre)).filter(status="published")
        hidden = published.filter(hidden_on__isnull=False).count()
        marked = published.filter(hidden_on__isnull=True, unconfirmed_since__isnull=False).count()
        return Month(
            month=f"{today:%Y-%m}",
            share_within_rhythm=_share(within, len(public)),
            share_within_rhythm_or_marked=_share(within + marked, len(public)),
            share_of_published_within_rhythm=_share(within, len(public) + hidden),
            public=len(public),
            hidden=hidden,
            mails_sent=sent,
            questions_open=open_rounds(self.centre).count(),
        )


def _share(part: int, whole: int) -> float:
    """Rounded to a tenth of a percent; of nothing it is 0."""
    return round(part / whole, 3) if whole else 0.0


def simulated(centre: Centre, first: date, nights: int, rates: Rates, seed: int) -> dict[str, Any]:
    """The whole of it as values for JSON."""
    months = [asdict(month) for month in Year(centre, first, rates, Lots(seed)).months(nights)]
    return {"centre": centre.slug, "seed": seed, "nights": nights, "rates": asdict(rates), "months": months}
