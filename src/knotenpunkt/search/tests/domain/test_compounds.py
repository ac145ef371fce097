"""Which compounds are taken apart, and into what."""

import pytest

from knotenpunkt.search.domain.compound_counts import counted_lexicon
from knotenpunkt.search.domain.compound_lexicon import FieldWords, field_words, parsed, written
from knotenpunkt.search.domain.compounds import CompoundSplitter, Part
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.tests.domain import compound_pairs
from knotenpunkt.search.tests.domain.compound_pairs import pairs
from knotenpunkt.search.word_files import analysis, compound_splitter


def _meet(asked: str, written: str) -> bool:
    """Whether the stems are equal, one is a part of the other, or the other has all parts of what is asked for."""
    (first,) = analysis().words(asked, "de")
    (second,) = analysis().words(written, "de")
    return (
        first.stem == second.stem
        or first.stem in second.parts
        or second.stem in first.parts
        or (bool(first.parts) and set(first.parts) <= set(second.parts))
    )


def _share(lines: str) -> float:
    found = [_meet(asked, written) for asked, written in pairs(lines)]
    return sum(found) / len(found)


def test_compounds_meet_their_parts() -> None:
    """Measured 109 of 111."""
    assert _share(compound_pairs.TUNED_MATCHES) >= 0.97


def test_compounds_do_not_meet_what_only_looks_like_a_part() -> None:
    assert [pair for pair in pairs(compound_pairs.TUNED_STRANGERS) if _meet(*pair)] == []


def test_compounds_that_nobody_tuned_on_meet_their_parts() -> None:
    """Measured 115 of 122 (0.943)."""
    assert _share(compound_pairs.HELD_OUT_MATCHES) >= 0.93


def test_compounds_that_nobody_tuned_on_rarely_meet_strangers() -> None:
    """Measured 1 of 55."""
    assert _share(compound_pairs.HELD_OUT_STRANGERS) <= 0.02


def _shown(parts: tuple[Part, ...]) -> str:
    return "+".join(part.word + (f"({_shown(part.parts)})" if part.parts else "") for part in parts)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Sprachkurs", "sprache+kurs"),
        ("Hausaufgabenhilfe", "hausaufgabe(haus+aufgabe)+hilfe"),
        ("Muettertreff", "mutter+treff"),
        ("Müttertreff", "mutter+treff"),
        ("Kitaeltern", "kita+eltern"),
        ("Kindergarten", "kind+garten"),
        ("Gesundheitsamt", "gesundheit+amt"),
        ("Mehrgenerationenhaus", "mehr+generation+haus"),
        ("Integrationslotsinnen", "integration+lotse"),
        ("Bürgerinnenberatung", "burger+beratung"),
        ("Schwangerschaftskonfliktberatung", "schwangerschaft+konflikt+beratung"),
        ("Zumbakurse", "zumba+kurs"),
    ],
)
def test_compound_falls_apart_into_words(word: str, expected: str) -> None:
    assert _shown(compound_splitter().parts_of(folded(word))) == expected


_WHOLE = """
    Heinsberg Wegberg Wegberger Erkelenz Hückelhoven Hueckelhoven Geilenkirchen Wassenberg Waldfeucht Gangelt Selfkant
    Düsseldorf Heidelberg Niederkrüchten Transport Abenteuer Beispiel Termin Beratung Anmeldung Übersetzung Kurs kur
    Unterstützung Mitarbeiterinnen Verbraucher Gründung Ministerin gemeinsamen wichtigsten Polizei
"""


def test_names_and_simple_words_stay_whole() -> None:
    assert [word for word in _WHOLE.split() if compound_splitter().parts_of(folded(word))] == []


def test_first_part_stands_for_its_word() -> None:
    splitter = compound_splitter()

    assert [splitter.first_part(form) for form in ("sprach", "beratungs", "kinder", "quark", "xyz")] == [
        "sprache",
        "beratung",
        "kind",
        "quark",
        "xyz",
    ]


_OWN = field_words("# parts\nKurs\nAmt\nThemen- Thema\n!Wegberg !Sprachlos\nnever-last: chen\n")


def test_field_words_are_read_by_the_form_of_the_line() -> None:
    expected = FieldWords(
        words=frozenset({"kurs", "amt"}),
        heads={"themen": "thema"},
        wholes=frozenset({"wegberg", "sprachlos"}),
        never_first=frozenset(),
        never_last=frozenset({"chen"}),
    )
    assert expected == _OWN


@pytest.mark.parametrize("line", ["Kurs Amt", "Themen-", "Themen- !Thema", "!Wegberg Kurs", "Kurs."])
def test_field_words_refuse_other_lines(line: str) -> None:
    with pytest.raises(ValueError, match="Neither a part"):
        field_words(line)


_DICTIONARY = [
    *(
        "Sprache",
        "Schule",
        "Haus",
        "Buch",
        "Tür",
        "Kind",
        "Garten",
        "Sprachschule",
        "Sprachbuch",
        "Schulhaus",
        "Schulbuch",
    ),
    *("Haustür", "Gartentür", "Kinderbuch", "Kindergarten", "Büchlein", "Sprächlein", "Türchen", "Gärtchen"),
]


def test_lexicon_is_counted_over_the_compounds_of_the_dictionary() -> None:
    splitter = CompoundSplitter(counted_lexicon(_DICTIONARY, _OWN))

    words = ("Kinderschulbuch", "Themenkurs", "Schultür")
    shown = {word: _shown(splitter.parts_of(folded(word))) for word in words}
    assert shown == {
        "Kinderschulbuch": "kind+schule+buch",
        "Themenkurs": "thema+kurs",
        "Schultür": "",  # three letters, and no word of the field
    }


def test_lexicon_gives_back_what_was_written() -> None:
    lexicon = counted_lexicon(_DICTIONARY, _OWN)

    assert parsed(written(lexicon)) == lexicon
