"""The date of a statement in all its forms, and dates that Excel made of times."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import PartialDate
from knotenpunkt.directory.domain.written.dates import read_schedule_text, read_stated_on
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.directory.tests.domain.written.samples import text_cell


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (datetime.fromisoformat("2019-07-01"), "MM.YYYY", "2019-07"),
        (datetime.fromisoformat("2020-01-24"), "DD.MM.YYYY", "2020-01-24"),
        (datetime.fromisoformat("2020-01-01"), "YYYY", "2020"),
        (datetime.fromisoformat("2020-01-24"), "General", "2020-01-24"),
        (2018, "General", "2018"),
        ("03/19", "General", "2019-03"),
        ("3/19", "General", "2019-03"),
        ("10.2019", "General", "2019-10"),
        ("10/2019", "General", "2019-10"),
        ("Juli 2019", "General", "2019-07"),
        ("März 2020", "General", "2020-03"),
        ("Sept. 2024", "General", "2024-09"),
        ("ca. 2015", "General", "ca. 2015"),
        ("um 2015", "General", "ca. 2015"),
        ("24.1.20", "General", "2020-01-24"),
        ("24. Januar 2020", "General", "2020-01-24"),
        ("2018-05", "General", "2018-05"),
        ("2018-05-31", "General", "2018-05-31"),
        ("–", "General", ""),
        (None, "General", ""),
    ],
)
def test_stated_on_is_read_as_precisely_as_it_is_written(
    value: object, number_format: str, expected: str
) -> None:
    assert read_stated_on(text_cell(value, number_format)).written == expected


@pytest.mark.parametrize("written", ["Sommer 2022", "13/2019", "31.02.2020", "bald", "12345"])
def test_what_is_no_date_is_asked_about(written: str) -> None:
    reading = read_stated_on(text_cell(written))
    assert (reading.value, [issue.kind for issue in reading.issues]) == (None, [IssueKind.UNREADABLE])


@given(
    st.builds(PartialDate, st.integers(1900, 2100), approximate=st.booleans())
    | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), approximate=st.booleans())
    | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28), st.booleans())
)
def test_reading_a_written_date_again_changes_nothing(stated_on: PartialDate) -> None:
    assert read_stated_on(text_cell(str(stated_on))).value == stated_on


def test_date_cell_among_times_becomes_the_day() -> None:
    reading = read_schedule_text(text_cell(datetime.fromisoformat("2024-09-24"), "DD.MM.YYYY"))
    assert (reading.value, [issue.kind for issue in reading.issues]) == (
        "24.09.2024",
        [IssueKind.MISREAD_BY_EXCEL],
    )


@pytest.mark.parametrize("written", ["n.V.", "nach Absprache?", "?", "k.A."])
def test_placeholder_among_times_is_no_time(written: str) -> None:
    assert read_schedule_text(text_cell(written)).value == ""


@pytest.mark.parametrize(
    "written", ["nach Vereinbarung", "Mo, Di 8.30-11.30\nMi zu", "1 x im Monat", "Termine auf Anfrage"]
)
def test_times_in_words_stay_as_they_are(written: str) -> None:
    assert read_schedule_text(text_cell(written)).value == written
