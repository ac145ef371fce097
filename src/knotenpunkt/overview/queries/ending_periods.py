"""Centres whose last published plan ends soon, or has ended, with none to follow."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from knotenpunkt.directory.domain.verification import months_later
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.planning.models import Plan
from knotenpunkt.regions.models import Centre

PURPOSE = "overview.period_reminder"
SOON = 6  # months
PATIENCE = timedelta(days=30)  # between two letters to the same centre


@dataclass(frozen=True, slots=True)
class EndingPeriod:
    """A centre, the end of its last published period, and when it was reminded last."""

    centre: Centre
    ends_on: date
    reminded_at: datetime | None

    def has_ended(self, today: date) -> bool:
        """Whether nothing published holds any more."""
        return self.ends_on <= today

    def may_be_reminded(self, now: datetime) -> bool:
        """Whether the centre can be written to, and was left alone for long enough."""
        return bool(self.centre.email) and (self.reminded_at is None or now - self.reminded_at >= PATIENCE)


def ending_periods(today: date) -> list[EndingPeriod]:
    """All of them, the earliest end first; centres that have published no plan at all are not among them."""
    ending = _with_ends().filter(last_end__lte=months_later(today, SOON))
    return [
        EndingPeriod(centre, centre.last_end, centre.reminded_at)
        for centre in ending.order_by("last_end", "territory", "key")
    ]


def _with_ends() -> Any:
    ends = Plan.objects.public().filter(centre=OuterRef("pk")).order_by().values("centre")
    letters = OutgoingMail.objects.unscoped(reason="the state desk sees when it reminded which centre")
    reminders = letters.filter(centre=OuterRef("pk"), purpose=PURPOSE).order_by().values("centre")
    return Centre.objects.annotate(
        last_end=Subquery(ends.annotate(last=Max("ends_on")).values("last")),
        reminded_at=Subquery(reminders.annotate(last=Max("created_at")).values("last")),
    )
