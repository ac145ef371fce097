"""Calendar files."""

from datetime import date, time
from typing import Any

from icalendar import Calendar

from knotenpunkt.directory.domain.offer import Offer, Place, Reached
from knotenpunkt.directory.domain.records import Frequency, PhoneRecord, ScheduleRecord
from knotenpunkt.directory.domain.told_offer import ToldOffer
from knotenpunkt.directory.presentation.calendar_file import CalendarFacts, calendar_of, has_dates
from knotenpunkt.directory.tests.domain.offers import offer

TODAY = date(2026, 11, 23)
ONCE, WEEKLY = Frequency.ONCE, Frequency.WEEKLY


def events(one: Offer) -> list[Any]:
    told = ToldOffer(one, one.title, "Treff.", "https://example.org/a/")
    written = calendar_of([told], CalendarFacts(one.title), TODAY)
    return list(Calendar.from_ical(written).walk("VEVENT"))


def scheduled(*schedules: ScheduleRecord) -> Offer:
    return offer(
        "Treff; im Café",
        schedules=schedules,
        places=(Place("Saal", "Am Markt 1", "41812", "Erkelenz"),),
        reached=Reached(phones=(PhoneRecord("+492452134222"),)),
    )


def test_event_says_what_where_and_whom_to_call() -> None:
    (event,) = events(scheduled(ScheduleRecord(WEEKLY, (2,), time(9), time(11))))

    assert str(event["summary"]) == "Treff; im Café"
    assert str(event["location"]) == "Saal, Am Markt 1, 41812 Erkelenz"
    assert str(event["description"]) == "Treff.\n02452 134222\nhttps://example.org/a/"
    assert [event[name].to_ical() for name in ("dtstart", "dtend")] == [
        b"20261125T090000",
        b"20261125T110000",
    ]
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"


def test_single_days_without_hours_are_whole_days() -> None:
    (event,) = events(scheduled(ScheduleRecord(ONCE, starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 7))))

    assert [event[name].to_ical() for name in ("dtstart", "dtend")] == [b"20261205", b"20261208"]
    assert "rrule" not in event


def test_what_is_over_or_uncertain_has_no_date() -> None:
    over = ScheduleRecord(ONCE, starts_on=date(2026, 11, 1))
    uncertain = ScheduleRecord(WEEKLY, (2,), interval=2)

    assert [has_dates(scheduled(schedule), TODAY) for schedule in (over, uncertain)] == [False, False]


def test_events_keep_their_identity_from_day_to_day() -> None:
    one = scheduled(ScheduleRecord(ONCE, starts_on=date(2026, 11, 1)), ScheduleRecord(WEEKLY, (2,)))

    assert [str(event["uid"]) for event in events(one)] == [f"{one.key}-2@knotenpunkt"]
