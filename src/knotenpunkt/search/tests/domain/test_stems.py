"""Which forms are the same word."""

import pytest

from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.stem_entries import Corrections, stem_entries
from knotenpunkt.search.domain.stems import LANGUAGES, stem
from knotenpunkt.search.domain.word_table import WordTable, written
from knotenpunkt.search.tests.domain import stem_pairs
from knotenpunkt.search.tests.domain.stem_pairs import rows
from knotenpunkt.search.word_files import analysis, stem_table


def _stem(word: str, language: str) -> str:
    return analysis().words(word, language)[0].stem


def _pairs(lines: str) -> list[tuple[str, str]]:
    return [(first, other) for first, *others in rows(lines) for other in others]


def _share(pairs: list[tuple[str, str]], language: str) -> int:
    return sum(_stem(first, language) == _stem(other, language) for first, other in pairs)


@pytest.mark.parametrize("language", sorted(stem_pairs.TUNED_FORMS))
def test_forms_of_a_word_share_their_stem(language: str) -> None:
    pairs = _pairs(stem_pairs.TUNED_FORMS[language])

    assert _share(pairs, language) / len(pairs) >= 0.95


@pytest.mark.parametrize("language", sorted(stem_pairs.TUNED_FORMS))
def test_words_alike_mostly_have_stems_of_their_own(language: str) -> None:
    pairs = _pairs(stem_pairs.TUNED_STRANGERS[language])

    assert _share(pairs, language) <= {"de": 0, "en": 0, "fr": 3}.get(language, 1)


def test_forms_that_nobody_tuned_on_share_their_stem() -> None:
    """Measured 277 of 287 pairs (0.965)."""
    counted = [
        (_share(_pairs(lines), language), len(_pairs(lines)))
        for language, lines in stem_pairs.HELD_OUT_FORMS.items()
    ]

    assert sum(shared for shared, _ in counted) / sum(number for _, number in counted) >= 0.95


def test_words_alike_that_nobody_tuned_on_rarely_share_a_stem() -> None:
    """Measured 6 of 39, three of them English („past" and „paste")."""
    shared = [_share(_pairs(lines), language) for language, lines in stem_pairs.HELD_OUT_STRANGERS.items()]

    assert sum(shared) <= 7


@pytest.mark.parametrize(
    ("first", "other"),
    [("Kurs", "Kurse"), ("Sprachkurs", "Sprachkursen"), ("Kreis", "Kreise"), ("Haus", "Häusern")],
)
def test_german_word_in_s_keeps_it_as_its_plural_does(first: str, other: str) -> None:
    assert _stem(first, "de") == _stem(other, "de")


def test_kurs_is_no_kur() -> None:
    assert (_stem("Kurs", "de"), _stem("Kuren", "de")) == ("kurs", "kur")


@pytest.mark.parametrize(
    "forms",
    [
        "Lehrer Lehrerin Lehrerinnen",
        "Arzt Ärztin Ärztinnen",
        "Kollege Kollegin Kolleginnen",
        "Migrant Migrantin Migrantinnen",
        "Französe Französin",
        "Sprachmittler Sprachmittlerin Sprachmittlerinnen",
    ],
)
def test_women_have_the_stem_of_men(forms: str) -> None:
    assert len({_stem(form, "de") for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["Termin", "Medizin", "Berlin", "Verein", "Magazin", "Disziplin"])
def test_words_in_in_are_no_women(word: str) -> None:
    assert _stem(word, "de") == folded(word)


def test_stem_of_an_unknown_language_is_the_word() -> None:
    assert stem("navenda", "ku") == "navenda"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_stem_of_nothing_is_nothing(language: str) -> None:
    assert stem("", language, stem_table(language)) == ""


def _made(forms: list[tuple[str, str]], language: str, corrections: Corrections | None = None) -> WordTable:
    return WordTable(written(stem_entries(forms, language, corrections or Corrections())))


def test_table_holds_only_what_the_rules_do_not_find() -> None:
    entries = stem_entries([("Frauen", "Frau"), ("ging", "gehen"), ("gehen", "gehen")], "de", Corrections())

    assert entries == {"ging": "geh"}


def test_table_takes_a_word_with_forms_of_its_own_for_itself() -> None:
    forms = [("curs", "curge"), ("cursuri", "curs"), ("cursului", "curs")]
    table = _made(forms, "ro")

    assert len({stem(word, "ro", table) for word in ("curs", "cursuri", "cursului")}) == 1


def test_corrections_outweigh_the_dictionary() -> None:
    corrections = Corrections(forms={"Busse": "Bus"}, stems={"Reise": "reise"})
    table = _made([("Busse", "Buße"), ("Reisen", "Reise")], "de", corrections)

    assert [stem(word, "de", table) for word in ("busse", "bus", "reise", "reisen", "reis")] == [
        "bus",
        "bus",
        "reise",
        "reise",
        "reis",
    ]
