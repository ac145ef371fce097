"""Whole questions: conditions, places and words together; and whatever else somebody may type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.gazetteer import Gazetteer, PlaceEntry
from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.intent_kinds import Intent, IntentKind
from knotenpunkt.search.domain.lexicon import Concept, Lexicon
from knotenpunkt.search.domain.slots import Alternative, Field, Token
from knotenpunkt.search.domain.understanding import (
    LONGEST_QUESTION,
    Knowledge,
    Surroundings,
    Understanding,
    tidied,
    understood,
    understood_as_words,
    without_spans,
)
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.word_files import analysis, fillers, intent_vocabulary, lexicon_files

FILLERS = {"de": frozenset(("suche", "hilfe")), "fr": frozenset(("aide",))}
CONCEPTS = [
    Concept("debt", {"de": ("Schulden",)}),
    Concept("food-aid", {"fr": ("aide alimentaire",)}),
    Concept("terms", {"de": ("Gesundheit Frauen", "kostenlose Rechtsberatung")}),
]
KNOWLEDGE = Knowledge(analysis(), Lexicon(CONCEPTS, analysis()), intent_vocabulary(), FILLERS)
PLACES = Gazetteer.of(
    [PlaceEntry("05370004", "Erkelenz", 51.08, 6.32), PlaceEntry("05370040", "Wegberg", 51.14, 6.28)]
)
VOCABULARY = Vocabulary({"sprachkurs": 5, "kurs": 9, "treffpunkt": 4, "kursleiter": 2})


def marks_of(intent: Intent, words: str) -> tuple[Alternative, ...]:
    """Everything has its mark, but nobody knows which offers are free of charge."""
    if intent.kind is IntentKind.FREE:
        return ()
    return (Alternative((Token(Field.FACETS, f"{intent.kind}:{intent.value}:{words}"),)),)


def read(question: str, language: str = "de") -> Understanding:
    return understood(question, language, KNOWLEDGE, Surroundings(PLACES, VOCABULARY, marks_of))


def asked(understanding: Understanding) -> list[str]:
    """What is demanded, in the words of the question."""
    return [understanding.question[slot.start : slot.end] for slot in understanding.slots]


def conditions(understanding: Understanding) -> list[tuple[str, str]]:
    return [(intent.kind.value, intent.value) for intent in understanding.intents]


def test_conditions_and_words_are_demanded_in_the_order_of_the_text() -> None:
    understanding = read("Sprachkurs am Montag mit Kinderbetreuung, Schulden")
    assert (asked(understanding), conditions(understanding)) == (
        ["Sprachkurs", "am Montag", "mit Kinderbetreuung", "Schulden"],
        [("weekday", "1"), ("childcare", "ja")],
    )


def test_condition_is_looked_for_with_the_words_that_carry_it() -> None:
    (slot,) = read("am Montag").slots
    assert slot.alternatives == (Alternative((Token(Field.FACETS, "weekday:1:am Montag"),)),)


def test_place_beside_anything_else_is_not_demanded() -> None:
    understanding = read("Sprachkurs in Wegberg")
    assert (asked(understanding), [place.value for place in understanding.places], understanding.rest) == (
        ["Sprachkurs"],
        ["05370040"],
        "Sprachkurs",
    )


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("Wegberg", ["Wegberg"]),
        ("in Wegberg", ["in Wegberg"]),
        ("Erkelenz, Wegberg", ["Erkelenz", "Wegberg"]),
        ("ich suche in Wegberg", ["in Wegberg"]),
        ("am Montag in Wegberg", ["am Montag"]),
    ],
)
def test_place_alone_is_demanded(question: str, slots: list[str]) -> None:
    assert asked(read(question)) == slots


@pytest.mark.parametrize(
    ("question", "slots", "found"),
    [
        ("Gesundheit Frauen", ["Gesundheit Frauen"], []),
        ("Frauen Gesundheit am Montag", ["Frauen Gesundheit", "am Montag"], [("weekday", "1")]),
        ("Kurs Frauen", ["Kurs", "Frauen"], [("audience", "women")]),
        ("Gesundheit für Frauen", ["Gesundheit", "für Frauen"], [("audience", "women")]),
        ("kostenlose Rechtsberatung", ["Rechtsberatung"], [("free", "ja")]),
    ],
)
def test_bare_word_inside_a_longer_known_term_is_no_condition(
    question: str, slots: list[str], found: list[tuple[str, str]]
) -> None:
    assert (asked(read(question)), conditions(read(question))) == (slots, found)


def test_condition_that_nothing_can_fulfil_is_not_demanded() -> None:
    understanding = read("Sprachkurs kostenlos")
    assert (asked(understanding), conditions(understanding)) == (["Sprachkurs"], [("free", "ja")])


@pytest.mark.parametrize(
    ("question", "language", "slots"),
    [
        ("ich suche Hilfe", "de", ["suche", "Hilfe"]),
        ("ich suche Hilfe bei Schulden", "de", ["Schulden"]),
        ("Hilfe am Montag", "de", ["am Montag"]),
        ("aide", "fr", ["aide"]),
        ("aide alimentaire", "fr", ["aide alimentaire"]),
        ("aide alimentaire à Wegberg", "fr", ["aide alimentaire"]),
    ],
)
def test_fillers_are_demanded_only_where_there_is_nothing_else(
    question: str, language: str, slots: list[str]
) -> None:
    assert asked(read(question, language)) == slots


def test_words_taken_for_others_are_named() -> None:
    understanding = read("Sprahckurs Trefpunkt Schulden Qwertz")
    assert [(word.surface, word.meant) for word in understanding.corrections] == [
        ("sprahckurs", ("sprachkurs",)),
        ("trefpunkt", ("treffpunkt",)),
    ]


def test_rest_is_the_question_without_conditions_and_places() -> None:
    assert read("Sprachkurs  am Montag für Frauen in Wegberg, bitte").rest == "Sprachkurs , bitte"


def test_texts_are_asked_without_conditions_or_places() -> None:
    understanding = understood_as_words("Sprachkurs am Montag in Wegberg", "de", KNOWLEDGE, VOCABULARY)
    assert (asked(understanding), understanding.intents) == (["Sprachkurs", "Montag", "Wegberg"], ())


def test_texts_are_asked_for_fillers_only_where_there_is_nothing_else() -> None:
    found = [
        understood_as_words(question, "de", KNOWLEDGE, VOCABULARY)
        for question in ("suche Hilfe", "suche Kurs", "?!")
    ]
    assert list(map(asked, found)) == [["suche", "Hilfe"], ["Kurs"], []]


@pytest.mark.parametrize(
    ("question", "language", "slots"),
    [
        ("war refugees", "en", ["war refugees"]),
        ("civil war", "en", ["civil war"]),
        ("mal de dents", "fr", ["mal de dents"]),
        ("AB vatandaşı", "tr", ["AB vatandaşı"]),
        ("an școlar", "ro", ["an școlar"]),
        ("das war der Kurs", "de", ["Kurs"]),
    ],
)
def test_german_stop_words_are_words_in_other_languages(
    question: str, language: str, slots: list[str]
) -> None:
    knowledge = Knowledge(analysis(), Lexicon(lexicon_files(), analysis()), intent_vocabulary(), fillers())
    assert asked(understood_as_words(question, language, knowledge, VOCABULARY)) == slots


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  Kurs \t\n für  Frauen ", "Kurs für Frauen"),
        ("Kurs\x00\x07für\x1fFrauen\x9f", "Kurs für Frauen"),
        ("\u202eKurs\u2066\ufeff", "Kurs"),
        ("\ud800 Kurs \udfff", "Kurs"),
        ("\u200bKurs\u2060 \u200b Deutsch", "Kurs Deutsch"),
        ("Fahr\u200brad Deutsch\u2060kurs", "Fahrrad Deutschkurs"),
        ("\u200b", ""),
        ("Kurs \ufffd\ufffd Deutsch", "Kurs Deutsch"),
        ("Ma\u0308dchen", "Mädchen"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a" * 10_000, "a" * 200),
        ("a" * 199 + " b", "a" * 199),
        (" " * 10_000 + "Kurs", ""),
        ("", ""),
    ],
)
def test_question_is_tidied(typed: str, tidy: str) -> None:
    assert tidied(typed) == tidy


@given(st.text(max_size=300))
def test_tidy_question_stays_as_it_is(typed: str) -> None:
    tidy = tidied(typed)
    assert (tidied(tidy), len(tidy) <= LONGEST_QUESTION, tidy.strip()) == (tidy, True, tidy)


@pytest.mark.parametrize(
    ("spans", "rest"),
    [
        ([], "ab cd ef"),
        ([(3, 5)], "ab ef"),
        ([(6, 8), (0, 2)], "cd"),
        ([(0, 4), (1, 2)], "d ef"),
        ([(0, 8)], ""),
    ],
)
def test_text_without_spans_has_single_blanks(spans: list[tuple[int, int]], rest: str) -> None:
    assert without_spans("ab cd ef", spans) == rest


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("", []),
        (" \t ", []),
        ("?!…—,;:.()[]{}\"'„“", []),
        ("🙂 🙃", []),
        ("%_*\\", []),
        ("\x00\x01\x1b", []),
        ("\x00Kurs\x07", ["Kurs"]),
        ("\ud800 Kurs \udfff", ["Kurs"]),
        ("\ufffdKurs\ufffd", ["Kurs"]),
        ("Kurs ʼ", ["Kurs"]),
        ("Kurs ـ", ["Kurs"]),
        ("Kurs ʾ", ["Kurs"]),
        ("ʼ ـ", []),
        ("Kurs курс دورة كورس", ["Kurs", "курс", "دورة", "كورس"]),
        ("'; DROP TABLE services; --", ["DROP", "TABLE", "services"]),
        ("1 OR 1=1", ["1", "OR", "1", "1"]),
        ("<b onclick=alert(1)>Kurs</b>", ["onclick", "alert", "1", "Kurs"]),
        ("&lt;Kurs&gt;", ["lt", "Kurs", "gt"]),
        ("^(Kurs+)+$", ["Kurs"]),
        ("[Kk]urs.*|\\d+", ["Kk", "urs"]),
        ("title:kurs^4 AND NOT text:~2", ["title", "kurs", "4", "AND", "NOT", "text", "2"]),
        ("../../etc/passwd", ["etc", "passwd"]),
        ("a" * 10_000, ["a" * 200]),
        ("Kurs " * 2_000, ["Kurs"] * 24),
    ],
)
def test_strange_question_asks_for_its_words(question: str, slots: list[str]) -> None:
    assert asked(read(question)) == slots


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_any_question_is_understood_within_its_text(question: str, language: str) -> None:
    understanding = read(question, language)
    spans = [(slot.start, slot.end) for slot in understanding.slots]
    edges = [edge for span in spans for edge in span]

    assert edges == sorted(edges)
    assert [span for span in spans if not 0 <= span[0] < span[1] <= len(understanding.question)] == []


@given(
    st.lists(
        st.sampled_from(["Kurs", "am Montag", "Wegberg", "suche", "Schulden", "für Frauen", "?"]), max_size=6
    )
)
def test_every_slot_can_be_filled_and_by_each_way_once(parts: list[str]) -> None:
    for slot in read(" ".join(parts)).slots:
        ways = [way.tokens for way in slot.alternatives]
        assert (len(ways) > 0, len(set(ways))) == (True, len(ways))
        assert [way for way in slot.alternatives if not way.tokens or not 0 < way.weight <= 1] == []
