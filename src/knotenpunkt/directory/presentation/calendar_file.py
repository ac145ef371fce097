"""Dates of offers as a calendar file (RFC 5545), in local time with its time zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vRecur, vText

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.domain.recurrence import LOCAL_ZONE, first_occurrence, recurrence_rule
from knotenpunkt.directory.domain.told_offer import ToldOffer
from knotenpunkt.shared.text.phone import national_form

_ZONE_BEFORE, _ZONE_AFTER = timedelta(days=366), timedelta(days=5 * 366)
_ASKED_AGAIN = timedelta(days=1)
_PRODUCER = "-//Knotenpunkt//Angebote//DE"


def has_dates(offer: Offer, today: date) -> bool:
    """Whether any day of the offer is certain from today on."""
    return any(True for _ in certain_starts(offer, today))


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What a calendar says of itself: its name, whose it is and under which licence, and the page it stands for."""

    name: str
    description: str = ""
    page: str = ""


def calendar_of(told: Iterable[ToldOffer], facts: CalendarFacts, today: date) -> bytes:
    """The dates of offers from today on. Whoever subscribed asks again once a day (RFC 7986)."""
    calendar = _calendar(facts)
    for one in told:
        for number, schedule, first in certain_starts(one.offer, today):
            event = _event(one.offer, schedule, first)
            event.add("summary", one.title)
            event.add("uid", f"{one.offer.key}-{number}@knotenpunkt")
            event.add("url", one.page)
            event.add("description", "\n".join(_description(one)))
            calendar.add_component(event)
    calendar.add_missing_timezones(first_date=today - _ZONE_BEFORE, last_date=today + _ZONE_AFTER)
    return bytes(calendar.to_ical())


def _calendar(facts: CalendarFacts) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(facts.name))  # of what it does not know the library escapes nothing
    calendar.add("name", vText(facts.name))
    if facts.description:
        calendar.add("x-wr-caldesc", vText(facts.description))
        calendar.add("description", facts.description)
    if facts.page:
        calendar.add("url", facts.page)
        calendar.add("refresh-interval", _ASKED_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(_ASKED_AGAIN))
    return calendar


def certain_starts(offer: Offer, today: date) -> Iterator[tuple[int, ScheduleRecord, date]]:
    """The number of each schedule with a certain day from today on, the schedule, and its first such day."""
    for number, schedule in enumerate(offer.schedules, start=1):
        first = first_occurrence(schedule, today)
        if first is not None and (schedule.frequency is Frequency.ONCE or recurrence_rule(schedule)):
            yield number, schedule, first


def _event(offer: Offer, schedule: ScheduleRecord, first: date) -> Event:
    event = Event()
    event.add("dtstamp", offer.changed_at)
    if schedule.opens_at is not None:
        event.add("dtstart", datetime.combine(first, schedule.opens_at, LOCAL_ZONE))
        if schedule.closes_at is not None:
            event.add("dtend", datetime.combine(first, schedule.closes_at, LOCAL_ZONE))
    else:
        last = schedule.ends_on if schedule.frequency is Frequency.ONCE and schedule.ends_on else first
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
    rule = recurrence_rule(schedule)
    if rule:
        event.add("rrule", vRecur.from_ical(rule))
    place = next(iter(offer.places), None)
    if place is not None:
        event.add("location", ", ".join(part for part in (place.name, place.address) if part))
    return event


def _description(told: ToldOffer) -> Iterator[str]:
    if told.sentence:
        yield told.sentence
    yield from (national_form(phone.number) for phone in told.offer.reached.phones)
    yield told.page
