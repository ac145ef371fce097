"""The words of a question, with the real analysis, a lexicon of a few concepts, and the words of a few texts."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.lexicon import FIRST_WORD, OTHER_WORDS, Concept, Lexicon
from knotenpunkt.search.domain.question_words import (
    AS_TYPED,
    CORRECTED,
    ENDING,
    EXACTLY,
    FIRST_PART,
    IN_COMPOUNDS,
    MOST_WORDS,
    PARTS,
    QuestionWords,
)
from knotenpunkt.search.domain.slots import Field, Slot
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.word_files import analysis

LEXICON = Lexicon(
    [
        Concept("food-aid", {"de": ("Tafel", "Suppenküche"), "fr": ("aide alimentaire",)}),
        Concept("residence", {"de": ("Wohnsitz anmelden",), "en": ("register address",)}),
        Concept("debt", {"de": ("Schulden",), "en": ("debt",), "uk": ("борги",)}),
        Concept("flight", {"de": ("Flucht",), "en": ("war", "civil war", "suche")}),
    ],
    analysis(),
)
FILLERS = {"de": frozenset(("suche", "finden", "hilfe")), "fr": frozenset(("cherche", "aide"))}
TEXTS = {"sprachkurs": 5, "kurs": 9, "fahrradwerkstatt": 2, "kursleiter": 3, "treffpunkt": 4, "zumba": 1}


def reader(texts: Mapping[str, int] = TEXTS) -> QuestionWords:
    return QuestionWords(analysis(), LEXICON, FILLERS, Vocabulary(texts))


def meant(question: str, language: str = "de") -> dict[str, tuple[str, ...]]:
    return {word.surface: word.meant for word in reader().read(question, language, ())}


def asked(question: str, language: str = "de", texts: Mapping[str, int] = TEXTS) -> list[str]:
    """The words or phrases of the question that are slots."""
    words = reader(texts)
    slots = words.slots(words.read(question, language, ()), language)
    return [question[slot.start : slot.end] for slot in slots]


def ways(question: str, language: str = "de", texts: Mapping[str, int] = TEXTS) -> dict[str, float]:
    """How the one slot of a question may be filled: stems, parts as „+part", whole words as „part*"."""
    words = reader(texts)
    (slot,) = words.slots(words.read(question, language, ()), language)
    return _ways_of(slot)


def _ways_of(slot: Slot) -> dict[str, float]:
    signs = {Field.SURFACE: "*"}
    return {
        " ".join(token.text + signs.get(token.field, "") for token in way.tokens): way.weight
        for way in slot.alternatives
    }


def _endings_of(slot: Slot) -> list[str]:
    """The words that a word may be the beginning of; a corrected word, which weighs something else, is none."""
    return [way for way, weight in _ways_of(slot).items() if "*" in way and weight == ENDING]


def test_stop_words_are_left_out_of_what_is_read() -> None:
    assert list(meant("Wo ist der Kurs für das Zumba?")) == ["kurs", "zumba"]


def test_stop_words_are_read_where_there_is_nothing_else() -> None:
    assert list(meant("wo ist das")) == ["wo", "ist", "das"]


def test_words_inside_a_span_are_not_read() -> None:
    text = "Kurs in Erkelenz heute"
    read = [reader().read(text, "de", spans) for spans in ([(5, 16)], [(0, 22)], [(2, 3)])]
    assert [[(word.surface, word.start, word.end) for word in words] for words in read] == [
        [("kurs", 0, 4), ("heute", 17, 22)],
        [],
        [("erkelenz", 8, 16), ("heute", 17, 22)],
    ]


def test_stop_words_beside_a_span_are_not_read_even_alone() -> None:
    assert reader().read("der in Erkelenz", "de", [(4, 15)]) == ()


def test_only_so_many_words_are_read() -> None:
    assert len(reader().read("Kurs " * (MOST_WORDS + 5), "de", ())) == MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Sprachkurs", ("sprachkurs",)),
        ("Schulden", ("schulden",)),
        ("Tische", ("tische",)),
        ("Zumbas", ("zumbas",)),
        ("Sprahckurs", ("sprachkurs",)),
        ("Trefpunkt", ("treffpunkt",)),
        ("Anmelden", ("anmelden",)),
        ("anmelten", ("anmelden",)),
        ("Kuurs", ("kurs",)),
        ("Qwertz", ()),
        ("2024", ()),
    ],
)
def test_only_what_nobody_knows_is_corrected(typed: str, words: tuple[str, ...]) -> None:
    assert meant(typed) == {typed.lower(): words}


def test_a_right_word_near_one_of_the_texts_stays_as_it_is() -> None:
    assert ways("Kurz", texts={"kurs": 9}) == {
        "kurz*": EXACTLY,
        "kurz": AS_TYPED,
        "+kurz": IN_COMPOUNDS,
    }


@pytest.mark.parametrize(
    ("typed", "language", "other"),
    [("getting", "en", "pl"), ("перестати", "uk", "ru"), ("arriver", "fr", "nl")],
)
def test_a_right_word_of_the_reader_near_one_of_the_texts_stays_as_it_is(
    typed: str, language: str, other: str
) -> None:
    near = reader({"setting": 9, "переслати": 9, "arrived": 9})

    assert [word.meant for word in near.read(typed, language, ())] == [(typed,)]
    assert [word.meant for word in near.read(typed, other, ())] != [(typed,)]


def test_a_word_of_the_lexicon_near_one_of_the_texts_stays_as_it_is() -> None:
    words = reader({"dept": 9})
    assert [word.meant for word in words.read("debt dabt", "en", ())] == [("debt",), ("debt",)]


def test_a_compound_that_no_dictionary_has_counts_as_typed_and_as_what_is_near() -> None:
    words = reader({"schulkino": 1})
    (read,) = words.read("Schulkind", "de", ())
    assert read.meant == ("schulkind", "schulkino")


def test_corrected_word_weighs_less_than_the_word_as_typed() -> None:
    assert ways("Trefpunkt", texts={"treffpunkt": 1}) == {
        "trefpunkt*": EXACTLY,
        "trefpunkt": AS_TYPED,
        "+trefpunkt": IN_COMPOUNDS,
        "treffpunkt*": CORRECTED * EXACTLY,
        "treffpunkt": CORRECTED,
        "+treffpunkt": CORRECTED * IN_COMPOUNDS,
        "+treff +punkt": CORRECTED * PARTS,
        "+treff": CORRECTED * FIRST_PART,
    }


def test_corrected_word_stands_for_its_concepts_too() -> None:
    found = ways("dabt", "en", texts={})
    assert {way: found[way] for way in ("debt", "+debt", "schuld", "+schuld")} == {
        "debt": FIRST_WORD[0],
        "+debt": CORRECTED * IN_COMPOUNDS,
        "schuld": FIRST_WORD[0],
        "+schuld": FIRST_WORD[1],
    }


def test_concepts_of_a_word_that_is_not_the_nearest_weigh_less() -> None:
    found = ways("dabt", "en", texts={"dabbt": 1})
    assert (found["dabbt*"], found["schuld"], found["+schuld"]) == (
        CORRECTED * EXACTLY,
        CORRECTED * FIRST_WORD[0],
        CORRECTED * FIRST_WORD[1],
    )


def test_word_is_looked_for_as_written_alone_and_in_compounds() -> None:
    assert ways("Kurs", texts={}) == {"kurs*": EXACTLY, "kurs": AS_TYPED, "+kurs": IN_COMPOUNDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_is_looked_for_as_written_whatever_the_reader_reads(language: str) -> None:
    assert [
        ways(word, language, texts={})[f"{folded(word)}*"] for word in ("Kahvesi", "кав'ярня", "ملتقى")
    ] == [
        EXACTLY,
        EXACTLY,
        EXACTLY,
    ]


def test_compound_is_looked_for_by_its_parts_together_and_by_its_beginning() -> None:
    assert ways("Sprachkurs", texts={}) == {
        "sprachkurs*": EXACTLY,
        "sprachkurs": AS_TYPED,
        "+sprachkurs": IN_COMPOUNDS,
        "+sprach +kurs": PARTS,
        "+sprach": FIRST_PART,
    }


def test_beginning_of_a_compound_is_all_but_its_last_part() -> None:
    assert ways("Hausaufgabenhilfe", texts={})["+hausaufgab"] == FIRST_PART


def test_word_counts_by_the_rules_of_the_reader_and_of_german() -> None:
    assert ways("cursussen", "nl", texts={}) == {
        "cursussen*": EXACTLY,
        "cursus": AS_TYPED,
        "cursuss": AS_TYPED,
        "+cursuss": IN_COMPOUNDS,
    }


def test_last_word_may_be_unfinished() -> None:
    assert ways("Fahrradwer") == {
        "fahrradwer*": EXACTLY,
        "fahrradw": AS_TYPED,
        "+fahrradw": IN_COMPOUNDS,
        "fahrradwerkstatt*": ENDING,
    }


def test_words_before_the_last_one_are_finished() -> None:
    words = reader()
    slots = words.slots(words.read("Kurs Fahrradwer", "de", ()), "de")
    assert [_endings_of(slot) for slot in slots] == [[], ["fahrradwerkstatt*"]]


@pytest.mark.parametrize(
    ("typed", "endings"),
    [("ku", []), ("kur", ["kurs*", "kursleiter*"]), ("kurs", ["kursleiter*"]), ("kurx", [])],
)
def test_only_three_letters_are_a_beginning(typed: str, endings: list[str]) -> None:
    words = reader()
    (slot,) = words.slots(words.read(typed, "de", ()), "de")
    assert _endings_of(slot) == endings


def test_phrase_is_one_slot_with_its_words_and_its_concept() -> None:
    assert (asked("Address register, Kurs", "en"), ways("register address", "en", texts={})) == (
        ["Address register", "Kurs"],
        {
            "register* address*": EXACTLY,
            "regist address": AS_TYPED,
            "+regist +address": IN_COMPOUNDS,
            "wohnsitz anmeld": FIRST_WORD[0],
            "+wohnsitz +anmeld": FIRST_WORD[1],
        },
    )


def test_word_of_a_concept_is_looked_for_as_typed_and_by_its_concept() -> None:
    found = ways("debt", "en", texts={})
    assert {way: found[way] for way in ("debt", "+debt", "schuld", "+schuld")} == {
        "debt": AS_TYPED,
        "+debt": IN_COMPOUNDS,
        "schuld": FIRST_WORD[0],
        "+schuld": FIRST_WORD[1],
    }


def test_word_in_other_letters_finds_its_concept_whatever_the_reader_reads() -> None:
    assert {ways("борги", language, texts={})["schuld"] for language in LANGUAGES} == {FIRST_WORD[0]}


def test_strongest_of_equal_ways_counts() -> None:
    found = ways("Tafel", texts={})
    assert (found["tafel"], found["+tafel"]) == (AS_TYPED, IN_COMPOUNDS)
    assert (found["suppkuch"], found["+suppkuch"]) == OTHER_WORDS


@pytest.mark.parametrize(
    ("question", "language", "slots"),
    [
        ("Ich suche einen Kurs", "de", ["Kurs"]),
        ("Kurs suche", "tr", ["Kurs"]),
        ("je cherche zumba", "fr", ["zumba"]),
        ("cherche zumba", "de", ["cherche", "zumba"]),
        ("aide alimentaire", "fr", ["aide alimentaire"]),
        ("aide zumba", "fr", ["zumba"]),
        ("aide", "fr", []),
        ("suche Hilfe", "de", []),
    ],
)
def test_fillers_say_nothing_unless_in_a_known_phrase(question: str, language: str, slots: list[str]) -> None:
    assert asked(question, language) == slots


@pytest.mark.parametrize(
    ("question", "language", "slots"),
    [
        ("war refugees", "en", ["war", "refugees"]),
        ("civil war", "en", ["civil war"]),
        ("war refugees", "nl", ["refugees"]),
        ("war Flucht", "de", ["Flucht"]),
        ("suche Kurs", "en", ["suche", "Kurs"]),
        ("suche Kurs", "tr", ["Kurs"]),
        ("suche the Kurs", "en", ["suche", "Kurs"]),
    ],
)
def test_german_stop_words_and_fillers_say_what_they_say_in_the_language_of_the_reader(
    question: str, language: str, slots: list[str]
) -> None:
    assert asked(question, language) == slots


def test_fillers_alone_are_slots_of_their_own() -> None:
    words = reader()
    read = words.read("ich suche Hilfe, Kurs", "de", ())
    assert [
        ("ich suche Hilfe, Kurs")[slot.start : slot.end] for slot in words.slots_of_fillers(read, "de")
    ] == [
        "suche",
        "Hilfe",
    ]


@given(st.lists(st.sampled_from(["Kurs", "suche", "Zumba", "für", "Qwertz", "Tafel", "Hilfe"]), max_size=8))
def test_every_telling_word_is_in_one_slot_in_order(words: list[str]) -> None:
    telling = [word for word in words if word not in ("suche", "für", "Hilfe")]
    assert asked(" ".join(words)) == (telling or (["für"] * len(words) if set(words) == {"für"} else []))
