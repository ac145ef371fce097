"""The regular week of an offer as seven days, and its next date."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.recurrence import DayEntry, first_occurrence, has_ended, week
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.shared.text import cldr


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday, its name in full and abbreviated, and its lines; `is_today` marks the present one."""

    name: str
    short_name: str
    lines: tuple[str, ...]
    is_today: bool


def regular_week(offer: Offer, language: str, today: date) -> tuple[Day, ...]:
    """Monday to Sunday; nothing where the offer has no regular day. In narrow columns hours may break at blanks."""
    plans = week(offer.schedules)
    if not any(plan.entries for plan in plans):
        return ()
    return tuple(
        Day(
            cldr.weekday_name(plan.weekday, language),
            cldr.weekday_name(plan.weekday, language, "abbreviated"),
            tuple(dict.fromkeys(_line(entry, language).replace("\u00a0", " ") for entry in plan.entries)),
            plan.weekday == today.weekday(),
        )
        for plan in plans
    )


def _line(entry: DayEntry, language: str) -> str:
    hours = phrases.hours(entry.opens_at, entry.closes_at, language) or gettext("takes place")
    if entry.ordinals or entry.interval > 1:
        return gettext("%(hours)s (not every week)") % {"hours": hours}
    return hours


def next_date(offer: Offer, language: str, today: date) -> str:
    """The next day on which the offer surely takes place; empty where none is certain."""
    days = [day for schedule in offer.schedules if (day := first_occurrence(schedule, today))]
    return cldr.format_date(min(days), language, "full") if days else ""


def is_over(offer: Offer, today: date) -> bool:
    """Whether everything that had a date lies in the past."""
    return has_ended(offer.schedules, today)
