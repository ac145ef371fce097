"""Phrases and the numbers of what each stands for."""

from knotenpunkt.search.domain.phrase_table import MOST_CONCEPTS, PhraseTable

MOST = MOST_CONCEPTS - 1


def test_a_phrase_has_its_numbers_in_order_and_once() -> None:
    table = PhraseTable([("kurs", MOST), ("amt", 1), ("kurs", 0), ("kurs", 7), ("kurs", 7)])

    assert table["kurs"] == [0, 7, MOST]
    assert table["amt"] == [1]


def test_an_unknown_phrase_has_none() -> None:
    assert PhraseTable([("kurs", 0)])["kurse"] == []
    assert PhraseTable([])["kurs"] == []
