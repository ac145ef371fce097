"""Telephone numbers in all their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import PhoneRecord
from knotenpunkt.directory.domain.written.phones import read_phones
from knotenpunkt.directory.domain.written.reading import IssueKind, Severity
from knotenpunkt.directory.tests.domain.written.samples import text_cell


@pytest.mark.parametrize(
    "written",
    [
        "02452 134222",
        "02452 13-4222",
        "02452/13-4222",
        "02452 / 13-4222",
        "02452-134222",
        "(02452) 134222",
        "+49 2452 134222",
        "+49 (0)2452 13 42 22",
        "0049 2452 134222",
        "Tel.: 02452 134222",
    ],
)
def test_every_way_to_write_a_number_is_the_same_number(written: str) -> None:
    reading = read_phones(text_cell(written))
    assert (reading.value, reading.written) == ((PhoneRecord("+492452134222"),), "02452 134222")


def test_number_that_lost_its_zero_gets_it_back() -> None:
    reading = read_phones(text_cell(2433901701))
    assert reading.written == "02433 901701"
    assert [(issue.kind, issue.severity) for issue in reading.issues] == [
        (IssueKind.LOST_ZERO, Severity.NOTE)
    ]


def test_several_numbers_keep_what_each_is_for() -> None:
    reading = read_phones(text_cell("02452 13-3280 (allg. Aufenthaltsrecht)\n02452 13-3270 (Asyl)"))
    assert reading.value == (
        PhoneRecord("+492452133280", "allg. Aufenthaltsrecht"),
        PhoneRecord("+492452133270", "Asyl"),
    )
    assert reading.written == "02452 133280 (allg. Aufenthaltsrecht), 02452 133270 (Asyl)"


@pytest.mark.parametrize(
    "written", ["02451 49369 / 02451 4820889", "02451 49369, 02451 4820889", "02451 49369 oder 02451 4820889"]
)
def test_several_numbers_in_a_line_are_told_apart(written: str) -> None:
    assert read_phones(text_cell(written)).written == "02451 49369, 02451 4820889"


def test_reference_is_not_resolved_but_asked_about() -> None:
    reading = read_phones(text_cell("s.o."))
    assert (reading.value, [issue.kind for issue in reading.issues]) == ((), [IssueKind.UNRESOLVED_REFERENCE])


@pytest.mark.parametrize("written", ["12", "im Rathaus fragen", "999999999999999999"])
def test_what_is_no_number_is_asked_about(written: str) -> None:
    reading = read_phones(text_cell(written))
    assert reading.value == ()
    assert [(issue.kind, issue.severity) for issue in reading.issues] == [
        (IssueKind.UNREADABLE, Severity.QUESTION)
    ]


@given(st.lists(st.integers(10_000, 9_999_999), max_size=3), st.sampled_from(["", "Büro", "Asyl, Duldung"]))
def test_reading_written_numbers_again_changes_nothing(subscribers: list[int], purpose: str) -> None:
    suffix = f" ({purpose})" if purpose else ""
    once = read_phones(text_cell("\n".join(f"02452/{number}{suffix}" for number in subscribers)))
    again = read_phones(text_cell(once.written))
    assert (again.value, again.written, again.issues) == (once.value, once.written, ())
