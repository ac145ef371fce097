"""The plain word match."""

import pytest
from pyroaring import BitMap

from knotenpunkt.directory.domain.words import WordIndex, Wording, folded, split_phrases

INDEX = WordIndex(
    [
        Wording("Deutschkurs für Mütter", ("Hückelhoven am Hagelkreuz",)),
        Wording("Sprachcafé", ("Deutsch sprechen", "in Łódź"), frozenset({"Agentur für Arbeit"})),
        Wording("Beratung", ("المدرسة Straße",)),
    ]
)


def bits(members: BitMap) -> int:
    """The set as a row of ones, the first offer on the right."""
    return sum(1 << position for position in members)


@pytest.mark.parametrize(
    ("question", "found", "in_title"),
    [
        ("deutsch", 0b011, 0b001),
        ("DEUTSCHKURS", 0b001, 0b001),
        ("kurs", 0, 0),
        ("mutter", 0b001, 0b001),
        ("Muetter", 0b001, 0b001),
        ("hueckelhoven deutsch", 0b001, 0),
        ("hückelhoven beratung", 0, 0),
        ("cafe", 0, 0),
        ("sprachcafe", 0b010, 0b010),
        ("lodz", 0b010, 0),
        ("مدرسة", 0b100, 0),
        ("strasse", 0b100, 0),
        ("agentur für arbeit", 0b010, 0),
        ("arbeit", 0, 0),
        ("?!", 0, 0),
    ],
)
def test_question_finds_offers_in_which_every_word_begins_a_word(
    question: str, found: int, in_title: int
) -> None:
    everywhere, titles = INDEX.matches(question)

    assert (bits(everywhere), bits(titles)) == (found, in_title)


def test_folding_leaves_neither_case_nor_accents() -> None:
    assert folded("ÉRİĞ Ñandú Иӣ") == "erig nandu ии"


def test_phrases_of_several_words_are_kept_apart() -> None:
    assert split_phrases(["Amt", "Agentur für Arbeit", "Jobcenter"]) == (
        ("Amt", "Jobcenter"),
        frozenset({"Agentur für Arbeit"}),
    )
