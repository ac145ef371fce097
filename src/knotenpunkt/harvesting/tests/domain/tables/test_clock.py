"""Days and hours in tables of any origin."""

import pytest

from knotenpunkt.harvesting.domain.tables.clock import Slot, clock_time, slots_in, weekday_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("Monday", "MO"), ("tues", "TU"), ("Mi.", "WE"), ("donnerstag", "TH"), ("5", "FR"), ("7", "SU")),
        *(("", ""), ("M", ""), ("0", ""), ("8", ""), ("weekdays", "")),
    ],
)
def test_weekday_by_name_beginning_or_number(written: str, code: str) -> None:
    assert weekday_code(written) == code


@pytest.mark.parametrize(
    ("written", "time"),
    [
        *(
            ("9:00", "09:00"),
            ("08:30:00", "08:30"),
            ("9am", "09:00"),
            ("4:00 PM", "16:00"),
            ("12 am", "00:00"),
        ),
        *(("12 p.m.", "12:00"), ("14 Uhr", "14:00"), ("", ""), ("24:00", ""), ("9:75", ""), ("noon", "")),
    ],
)
def test_time_of_the_day(written: str, time: str) -> None:
    assert clock_time(written) == time


@pytest.mark.parametrize(
    ("hours", "slots"),
    [
        (
            "Sunday: Closed Monday: 9:00-12:00 , 13:00-17:00  Tuesday: 8:30-9:00",
            [("MO", "09:00", "12:00"), ("MO", "13:00", "17:00"), ("TU", "08:30", "09:00")],
        ),
        ("Montag: 9:00–12:00", [("MO", "09:00", "12:00")]),
        ("Sunday: Closed", []),
        ("Mon-Fri 8:30am-5pm", None),
        ("Monday: by appointment", None),
        ("Monday: 9:00-12:00 and later", None),
        ("", None),
    ],
)
def test_hours_in_one_cell_are_read_whole_or_not_at_all(hours: str, slots: list[Slot] | None) -> None:
    assert slots_in(hours) == slots
