"""Reading German times: what certain ones mean, and that uncertain ones mean nothing."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text import ScheduleReading, read_schedule
from knotenpunkt.directory.tests.domain.certain_schedule_texts import (
    CERTAIN,
    SEPTEMBER_2024,
    WORKDAYS,
    regular,
)
from knotenpunkt.directory.tests.domain.uncertain_schedule_texts import UNCERTAIN


@pytest.mark.parametrize(("text", "schedules"), CERTAIN)
def test_read_schedule_certain_text_gives_its_schedules(text: str, schedules: list[ScheduleRecord]) -> None:
    reading = read_schedule(text, stated_on=SEPTEMBER_2024)
    assert reading == ScheduleReading(tuple(schedules), certain=True, rest="")


@pytest.mark.parametrize("text", UNCERTAIN)
def test_read_schedule_uncertain_text_gives_none(text: str) -> None:
    assert read_schedule(text, stated_on=SEPTEMBER_2024) == ScheduleReading((), certain=False, rest=text)


def test_read_schedule_keeps_telephone_hours_as_rest() -> None:
    text = "Mo, Di, Fr 8.30-11.30\nDo 8.30-11.30 + 14-17\nMi zu\n(Tel. Mo+Di 9-10.30 u. 14-15, Do+Fr 9-10.30)"
    reading = read_schedule(text, stated_on=None)
    assert reading.schedules == (
        regular("014", "8:30-11:30"),
        regular("3", "8:30-11:30"),
        regular("3", "14-17"),
    )
    assert reading.rest == "Tel. Mo+Di 9-10.30 u. 14-15, Do+Fr 9-10.30"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Mo-Fr 9-11 Uhr und nach Vereinbarung", "nach Vereinbarung"),
        ("Mo-Fr 9-11 Uhr sowie nach telefonischer Absprache", "nach telefonischer Absprache"),
        ("Mo-Fr 9-11 Uhr oder n.V.", "n.V."),
        ("Mo-Fr 9-11 Uhr, Tel. 02452 134222", "Tel. 02452 134222"),
    ],
)
def test_read_schedule_keeps_additions_as_rest(text: str, rest: str) -> None:
    reading = read_schedule(text, stated_on=None)
    assert (reading.schedules, reading.rest) == ((regular(WORKDAYS, "9-11"),), rest)


@pytest.mark.parametrize("stated_on", [None, PartialDate(2024, approximate=True), PartialDate(2022)])
def test_read_schedule_date_without_year_needs_a_fitting_statement(stated_on: PartialDate | None) -> None:
    assert not read_schedule("Sa 21.9.", stated_on=stated_on).certain


def test_read_schedule_reads_decomposed_letters() -> None:
    assert read_schedule("14-ta\u0308gig montags", stated_on=None).schedules == (regular("0", interval=2),)


def test_read_schedule_leaves_very_long_texts() -> None:
    assert not read_schedule("Mo 9-11 Uhr" + " " * 500 + "Di 9-11 Uhr", stated_on=None).certain


OPEN_ENDED = ("während", "Vereinbarung")  # these go on with words of their own


@pytest.mark.parametrize("word", ["nicht", "nur", "evtl.", "?", "ca.", "oder", "Frauen", "3x", "z.B."])
def test_read_schedule_any_unknown_word_anywhere_makes_it_uncertain(word: str) -> None:
    texts = [text for text, _ in CERTAIN if not any(part in text for part in OPEN_ENDED)]
    certain = [
        changed
        for text in texts
        for gap in (0, *(match.end() for match in re.finditer(r"\s+", text)), len(text))
        if read_schedule(changed := f"{text[:gap]} {word} {text[gap:]}", stated_on=SEPTEMBER_2024).certain
    ]
    assert certain == []


@given(st.text(alphabet="MoDiFrSa 0123456789.:-–,;()\nUhrundabisjeden", max_size=40))
def test_read_schedule_is_certain_exactly_where_it_has_schedules(text: str) -> None:
    reading = read_schedule(text, stated_on=SEPTEMBER_2024)
    assert reading.certain == bool(reading.schedules)


HOURS = st.integers(min_value=6, max_value=22)
MINUTES = st.sampled_from([0, 15, 30, 45])


@st.composite
def weekly_records(draw: st.DrawFn) -> ScheduleRecord:
    opens, closes = sorted(
        draw(st.lists(st.builds(time, HOURS, MINUTES), min_size=2, max_size=2, unique=True))
    )
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1))
    ordinals = draw(st.lists(st.sampled_from([1, 2, 3, 4, 5]), max_size=2, unique=True))
    interval = 1 if ordinals else draw(st.integers(1, 4))
    return ScheduleRecord(
        Frequency.MONTHLY if ordinals else Frequency.WEEKLY,
        weekdays=tuple(sorted(weekdays))[: 1 if ordinals else 7],
        opens_at=opens,
        closes_at=closes,
        interval=interval,
        ordinals=tuple(sorted(ordinals)),
    )


SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
LONG = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@given(
    record=weekly_records(),
    names=st.sampled_from([SHORT, LONG]),
    separator=st.sampled_from([", ", " und ", "/", " + ", "+", " u. "]),
    to=st.sampled_from(["-", " - ", " bis ", "–", " Uhr bis "]),
    form=st.sampled_from(["%H:%M", "%H.%M"]),
)
def test_read_schedule_reads_what_was_written(
    record: ScheduleRecord, names: tuple[str, ...], separator: str, to: str, form: str
) -> None:
    assert record.opens_at is not None
    assert record.closes_at is not None
    days = separator.join(names[day] for day in record.weekdays)
    if record.ordinals:
        days = f"{' und '.join(f'{ordinal}.' for ordinal in record.ordinals)} {days} im Monat"
    if record.interval > 1:
        days = f"alle {record.interval} Wochen {days}"
    text = f"{days} {record.opens_at:{form}}{to}{record.closes_at:{form}} Uhr"
    assert read_schedule(text, stated_on=None).schedules == (record,)
