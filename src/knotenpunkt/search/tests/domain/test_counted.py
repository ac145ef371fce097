"""What is counted of a question, and what never is."""

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.counted import LONGEST, CountKey, Figures, Searched, countable, summed

CENTRE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Deutschkurs   für  Mütter ", "deutschkurs fur mutter"),
        ("„Deutschkurs!“ (A1)", "deutschkurs a1"),
        ("دورة لغة ألمانية؟", "دوره لغه المانيه"),
        ("Kurs\u200bse\x00 B1", "kursse b1"),
        ("41812 Schwimmen", "41812 schwimmen"),
        ("SGB II", "sgb ii"),
        ("z.B. Sport", "z.b sport"),
        ("c++ +49", "c 49"),
        ("", ""),
        ("?!… —", ""),
    ],
)
def test_words_are_counted_in_one_spelling(typed: str, kept: str) -> None:
    assert countable(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "02452 134222",
        "+49 (0) 2452 / 13-42",
        "geboren 03.05.1987",
        "۰۲۴۵۲ ۱۳۴",
        "DE89 3704 0044",
        "amira@example.org",
        "＠amira",
        "amira.example.de",
        "https://example.org/kurs",
        "www.kurs",
        "amira gmx.de hilfe",
        "akte 12-34_56",
    ],
)
def test_what_may_be_private_is_never_counted(typed: str) -> None:
    assert countable(typed) == ""


def test_a_question_with_something_private_is_not_counted_by_its_other_words() -> None:
    searched = Searched.of("Deutschkurs 02452 134222", "Deutschkurs", "de")

    assert searched.words == ""


def test_long_words_are_cut_at_a_blank() -> None:
    assert countable(" ".join(["kurs"] * 40)) == " ".join(["kurs"] * 16)


@pytest.mark.parametrize(("length", "kept"), [(LONGEST, LONGEST), (LONGEST + 1, 0)])
def test_half_a_word_is_never_counted(length: int, kept: int) -> None:
    assert len(countable("x" * length)) == kept


@given(st.text(max_size=300))
def test_what_is_counted_fits_and_stays_as_it_is(typed: str) -> None:
    kept = countable(typed)

    assert len(kept) <= LONGEST
    assert countable(kept) == kept


@given(st.text(max_size=40), st.from_regex(r"\d([ ./-]{0,2}\d){5,11}", fullmatch=True), st.text(max_size=40))
def test_no_number_of_six_digits_is_ever_counted(before: str, number: str, after: str) -> None:
    assert countable(f"{before} {number} {after}") == ""


def test_the_whole_question_tells_what_was_typed() -> None:
    searched = Searched.of("Kurs in Wegberg", "Kurs", "de", municipality="05370040", results=4)

    assert searched == Searched("kurs", "de", "05370040", 4, "kurs in wegberg")


def test_figures_are_added_by_key_and_in_order() -> None:
    late = CountKey(OTHER, TODAY, "a", "de", "")
    early = CountKey(CENTRE, TODAY, "b", "de", "")

    sums = summed([(late, 0), (early, 3), (late, 2), (late, 0)])

    assert list(sums.items()) == [(early, Figures(1, 0)), (late, Figures(3, 2))]


def test_figures_are_taken_away_again() -> None:
    assert Figures(5, 2, 1) - Figures(3, 2, 0) == Figures(2, 0, 1)
