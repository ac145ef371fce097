"""Ages: numbers, words, spans, and a span that Excel took for a date."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.written.ages import read_ages
from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell
from knotenpunkt.directory.tests.domain.written.samples import text_cell


def _ages(low: object, high: object = None, number_format: str = "General") -> tuple[int | None, int | None]:
    ages = read_ages(RawCell(low, number_format), text_cell(high))
    return ages.low.value, ages.high.value


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (4, 6, (4, 6)),
        ("4", "6", (4, 6)),
        ("0-3", None, (0, 3)),
        ("12 bis 27", None, (12, 27)),
        ("8–12 Jahre", None, (8, 12)),
        ("ab 18 J.", "27 J.", (18, 27)),
        ("18+", None, (18, None)),
        (None, "bis 6", (None, 6)),
        ("unter 3", None, (None, 2)),
        (None, 18, (None, 18)),
        (None, "8-12", (8, 12)),
        ("–", "?", (None, None)),
        ("4 bis 6", 6, (4, 6)),
    ],
)
def test_ages_are_read_from_either_cell(
    low: object, high: object, expected: tuple[int | None, int | None]
) -> None:
    assert _ages(low, high) == expected


def test_span_that_excel_made_a_date_becomes_a_span_again() -> None:
    assert _ages(datetime.fromisoformat("2026-12-08"), number_format="D. MMM") == (8, 12)
    assert _ages(datetime.fromisoformat("2017-10-01"), number_format="MMM YY") == (10, 17)


@pytest.mark.parametrize(("low", "high"), [(12, 4), ("4 bis 6", 8), ("klein", None), (150, None)])
def test_contradictions_and_other_words_are_asked_about(low: object, high: object) -> None:
    ages = read_ages(text_cell(low), text_cell(high))
    kinds = [issue.kind for issue in (*ages.low.issues, *ages.high.issues)]
    assert kinds in ([IssueKind.UNREADABLE], [IssueKind.SEVERAL_VALUES])


@given(st.none() | st.integers(0, 60), st.none() | st.integers(60, 120))
def test_reading_written_ages_again_changes_nothing(low: int | None, high: int | None) -> None:
    once = read_ages(text_cell(low), text_cell(high))
    again = read_ages(text_cell(once.low.written), text_cell(once.high.written))
    assert (again.low.value, again.high.value) == (low, high)
