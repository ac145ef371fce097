"""Reports of letters that came back, and of complaints, are told from all other mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.mail.domain.reports import Report, ReportKind, read_report
from knotenpunkt.mail.tests.reports import answered, came_back, complained

LETTER = "0190@kreis.example"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", ReportKind.DEAD_ADDRESS),
        ("5.2.2 (full)", ReportKind.DEAD_ADDRESS),
        ("4.4.7", ReportKind.DEAD_ADDRESS),
        ("", ReportKind.DEAD_ADDRESS),
        ("5.1.8", ReportKind.REFUSED_LETTER),
        ("5.7.1", ReportKind.REFUSED_LETTER),
        ("5.6.0", ReportKind.REFUSED_LETTER),
    ],
)
def test_a_letter_that_came_back_speaks_of_its_address_or_not(status: str, kind: ReportKind) -> None:
    expected = status.partition(" ")[0] or "5.0.0"
    assert read_report(came_back(LETTER, status=status)) == Report(kind, expected, (LETTER,))


@pytest.mark.parametrize("enclosed", ["message/rfc822", "text/rfc822-headers", ""])
def test_the_letter_is_found_however_it_is_enclosed(enclosed: str) -> None:
    report = read_report(came_back(LETTER, enclosed=enclosed))

    assert report == Report(ReportKind.DEAD_ADDRESS, "5.1.1", (LETTER,))


def test_a_delay_is_no_failure() -> None:
    report = read_report(came_back(LETTER, action="delayed", status="4.4.1"))

    assert report == Report(ReportKind.DELAYED, "", (LETTER,))


def test_a_complaint_tells_its_kind() -> None:
    assert read_report(complained(LETTER)) == Report(ReportKind.COMPLAINT, "abuse", (LETTER,))
    assert read_report(complained(LETTER, "not-spam")) is None


def test_other_mail_is_no_report() -> None:
    assert read_report(answered(LETTER)) is None


@given(st.binary(max_size=400))
def test_no_bytes_are_a_fault(raw: bytes) -> None:
    assert read_report(raw) is None


@given(st.integers(0, 900), st.integers(0, 900), st.binary(max_size=6))
def test_a_torn_report_is_no_fault(first: int, last: int, put: bytes) -> None:
    for whole in (came_back(LETTER), complained(LETTER)):
        report = read_report(whole[:first] + put + whole[last:])
        assert report is None or isinstance(report, Report)
