"""Concepts in questions, how texts speak of them, and their files; with the real analysis and lexicons made up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.lexicon import (
    FIRST_WORD,
    LONGEST_PHRASE,
    MARK,
    OTHER_WORDS,
    PARTS_OF_WORDS,
    TOPIC,
    Concept,
    Lexicon,
    languages_tried,
    parsed_concepts,
)
from knotenpunkt.search.domain.slots import Alternative
from knotenpunkt.search.word_files import analysis


def concept(code: str, **words: tuple[str, ...]) -> Concept:
    return Concept(code, words)


def lexicon(*concepts: Concept, base: Lexicon | None = None) -> Lexicon:
    return Lexicon(concepts, analysis(), base)


def meant(found_by: Lexicon, question: str, language: str = "de") -> list[tuple[str, ...]]:
    """For each match its words, and then the codes of its concepts."""
    surfaces = [word.surface for word in analysis().words(question, language)]
    return [
        (" ".join(surfaces[match.first : match.last]), *(one.code for one in match.concepts))
        for match in found_by.matches(surfaces, language)
    ]


def ways(alternatives: tuple[Alternative, ...]) -> list[tuple[str, float]]:
    return [(" ".join(token.text for token in way.tokens), way.weight) for way in alternatives]


REGISTRATION = lexicon(
    concept("residence", de=("Wohnsitz anmelden", "Anmeldung")),
    concept("to-register", de=("anmelden",)),
    concept("home", de=("Wohnsitz",)),
)


DEBTS = lexicon(concept("debts", de=("Hilfe gegen hohe Schulden bei Miete und Strom",)))


@pytest.mark.parametrize("question", ["Wohnsitz anmelden", "anmelden wohnsitz", "WOHNSITZE ANMELDEN"])
def test_phrase_is_found_in_any_order_and_form(question: str) -> None:
    assert [codes for _, *codes in meant(REGISTRATION, question)] == [["residence"]]


@given(st.permutations(["hilfe", "hohe", "schulden", "miete", "strom"]))
def test_every_order_of_a_long_phrase_is_the_same(words: list[str]) -> None:
    assert meant(DEBTS, " ".join(words)) == [(" ".join(words), "debts")]


@pytest.mark.parametrize(("more", "codes"), [(0, [["many"]]), (1, [])])
def test_phrase_is_found_up_to_so_many_words(more: int, codes: list[list[str]]) -> None:
    words = ["Hund", "Katze", "Maus", "Vogel", "Fisch", "Pferd", "Huhn", "Ziege"][: LONGEST_PHRASE + more]
    found_by = lexicon(concept("many", de=(" ".join(words),)))
    assert (len(words), [found for _, *found in meant(found_by, " ".join(reversed(words)))]) == (
        LONGEST_PHRASE + more,
        codes,
    )


def test_longest_phrase_counts() -> None:
    assert meant(REGISTRATION, "Hund anmelden Wohnsitz anmelden Wohnsitz") == [
        ("anmelden wohnsitz", "residence"),
        ("anmelden wohnsitz", "residence"),
    ]


def test_phrase_with_another_word_between_is_none() -> None:
    assert meant(REGISTRATION, "Wohnsitz morgen anmelden") == [
        ("wohnsitz", "home"),
        ("anmelden", "to-register"),
    ]


def test_word_as_typed_counts_before_its_stem() -> None:
    found_by = lexicon(concept("eid", fr=("Aïd",)), concept("help", fr=("aide",)))
    assert [meant(found_by, word, "fr") for word in ("aide", "Aïd", "aid")] == [
        [("aide", "help")],
        [("aid", "eid")],
        [("aid", "eid")],
    ]


def test_any_form_counts_in_the_language_of_the_reader_only() -> None:
    found_by = lexicon(concept("gymnastics", de=("turnen",)))
    assert [
        meant(found_by, word, language)
        for word, language in [
            ("turnt", "de"),
            ("turn", "de"),
            ("turnen", "en"),
            ("turn", "en"),
            ("turnt", "tr"),
        ]
    ] == [[("turnt", "gymnastics")], [("turn", "gymnastics")], [("turnen", "gymnastics")], [], []]


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "present"), ("de", "poison"), ("fr", "poison"), ("nl", "venom"), ("ar", "poison")],
)
def test_first_language_that_knows_a_word_counts(language: str, code: str) -> None:
    found_by = lexicon(
        concept("present", en=("gift",)), concept("poison", de=("Gift",)), concept("venom", nl=("gift",))
    )
    assert meant(found_by, "Gift", language) == [("gift", code)]


@pytest.mark.parametrize(("language", "code"), [("ar", "book"), ("de", "book"), ("fa", "volume")])
def test_letters_decide_which_languages_are_tried(language: str, code: str) -> None:
    found_by = lexicon(concept("book", ar=("كتاب",)), concept("volume", fa=("کتاب",)))
    assert [meant(found_by, spelling, language) for spelling in ("كتاب", "کتاب")] == [[("كتاب", code)]] * 2


def test_all_concepts_of_a_word_are_meant() -> None:
    found_by = lexicon(concept("bench", de=("Bank",)), concept("bank", de=("Bank", "Sparkasse")))
    assert meant(found_by, "Bank") == [("bank", "bench", "bank")]


@pytest.mark.parametrize("question", ["a munci", "unde pot munci", "muncesc"])
def test_infinitive_with_its_particle_is_found_by_the_verb(question: str) -> None:
    found_by = lexicon(concept("work", ro=("a munci", "a lucra")))
    telling = [
        word.surface
        for word in analysis().words(question, "ro")
        if not analysis().is_stop_word(word.surface, "ro")
    ]
    assert [[one.code for one in match.concepts] for match in found_by.matches(telling, "ro")] == [["work"]]


def test_word_in_letters_of_two_scripts_is_found() -> None:
    found_by = lexicon(concept("sim-card", uk=("SIM-карта",)))
    assert [meant(found_by, "SIM-карта", language) for language in ("uk", "ru", "de")] == [
        [("simкарта", "sim-card")]
    ] * 3


def test_phrase_of_which_one_word_alone_says_something_does_not_count() -> None:
    found_by = lexicon(concept("participation", en=("have a say", "participation")))
    assert [meant(found_by, question, "en") for question in ("say", "to say it", "participation")] == [
        [],
        [],
        [("participation", "participation")],
    ]


def test_phrase_of_stop_words_alone_is_found_as_a_whole() -> None:
    found_by = lexicon(concept("identity", de=("wer bin ich", "wo")))
    assert [meant(found_by, question) for question in ("ich bin wer", "ich bin", "wo")] == [
        [("ich bin wer", "identity")],
        [],
        [("wo", "identity")],
    ]


def test_terms_of_several_words_lie_where_they_are_in_the_text() -> None:
    text = "Ich muss meinen Wohnsitz anmelden, ohne Anmeldung kein Konto."
    assert [text[start:end] for start, end in REGISTRATION.terms(text, "de")] == ["Wohnsitz anmelden"]


def test_term_lies_around_its_stop_words() -> None:
    text = "Hilfe bei den hohen Schulden, der Miete und dem Strom!"
    assert [text[start:end] for start, end in DEBTS.terms(text, "de")] == [text.removesuffix("!")]


def test_hyphened_word_is_one_word() -> None:
    found_by = lexicon(concept("protected-account", de=("P-Konto",)))
    assert [meant(found_by, question) for question in ("P-Konto", "Pkonto", "Konto")] == [
        [("pkonto", "protected-account")],
        [("pkonto", "protected-account")],
        [],
    ]


BASE = lexicon(concept("authority", de=("Amt", "Amt für Soziales")))
OWN = lexicon(concept("own:town-hall", de=("Amt", "Bürgerbüro")), base=BASE)


def test_own_concepts_stand_before_those_of_the_base() -> None:
    assert [meant(OWN, question) for question in ("Amt", "Bürgerbüro", "Amt Soziales")] == [
        [("amt", "own:town-hall", "authority")],
        [("burgerburo", "own:town-hall")],
        [("amt soziales", "authority")],
    ]


def test_base_stays_as_it_was() -> None:
    assert [meant(BASE, question) for question in ("Amt", "Bürgerbüro")] == [[("amt", "authority")], []]


def test_words_of_the_base_are_known_and_near_as_well() -> None:
    assert [OWN.knows(surface, "tr") for surface in ("burgerburo", "soziales", "rathaus")] == [
        True,
        True,
        False,
    ]
    assert [OWN.nearest(surface, "de") for surface in ("burgerbro", "sozials")] == [
        ("burgerburo",),
        ("soziales",),
    ]


def test_nearest_words_are_of_the_language_of_the_reader() -> None:
    found_by = lexicon(concept("advice", de=("Beratung",), en=("counselling",), uk=("консультація",)))
    assert [
        found_by.nearest(surface, language)
        for surface, language in [
            ("beratng", "de"),
            ("beratng", "en"),
            ("counseling", "en"),
            ("консультаця", "de"),
        ]
    ] == [("beratung",), (), ("counselling",), ("консультація",)]


def test_word_is_known_in_every_language_of_its_letters() -> None:
    found_by = lexicon(
        concept("advice", de=("Beratung suchen",), tr=("danışma",), uk=("порада",), ru=("совет",))
    )
    assert [
        found_by.knows(surface, "fr") for surface in ("beratung", "danisma", "порада", "совет", "conseil")
    ] == [*(True, True, True, True, False)]


def test_lexicon_has_a_word_in_its_own_language_only_and_those_of_its_base() -> None:
    base = lexicon(concept("war", de=("Krieg",), en=("civil war",)))
    own = lexicon(concept("own:refuge", en=("refuge",)), base=base)
    asked = [("war", "en"), ("refuge", "en"), ("war", "de"), ("krieg", "de"), ("krieg", "en")]
    assert [own.has(surface, language) for surface, language in asked] == [True, True, False, True, False]
    assert [base.has(surface, language) for surface, language in asked] == [True, False, False, True, False]


def test_concept_is_looked_for_by_marks_and_words_each_with_its_weight() -> None:
    one = Concept(
        "advice",
        {"de": ("Rat", "Sprachkurs"), "tr": ("danışma",), "en": ("advice",)},
        "thema:rat",
        topics=("a", "b"),
    )
    assert ways(lexicon(one).alternatives(one, "tr")) == [
        *(("thema:rat", MARK), ("a", TOPIC), ("b", TOPIC)),
        *(("rat", FIRST_WORD[0]), ("+rat", FIRST_WORD[1])),
        *(("sprachkurs", OTHER_WORDS[0]), ("+sprachkurs", OTHER_WORDS[1]), ("+sprach +kurs", PARTS_OF_WORDS)),
        *(("danisma", FIRST_WORD[0]), ("+danisma", FIRST_WORD[1])),
    ]


def test_german_words_of_a_concept_are_looked_for_once() -> None:
    one = concept("advice", de=("Rat",), en=("advice",))
    assert ways(lexicon(one).alternatives(one, "de")) == [("rat", FIRST_WORD[0]), ("+rat", FIRST_WORD[1])]


def test_phrase_is_looked_for_without_its_stop_words() -> None:
    one = concept("german", de=("Kurs für Deutsch",))
    assert ways(lexicon(one).alternatives(one, "de")) == [
        ("kurs deutsch", FIRST_WORD[0]),
        ("+kurs +deutsch", FIRST_WORD[1]),
    ]


def test_concept_with_words_too_loose_is_looked_for_by_its_mark_only() -> None:
    one = Concept("topic:help", {"de": ("Hilfe",)}, "thema:hilfe", looks_for_words=False)
    found_by = lexicon(one)
    assert (meant(found_by, "Hilfe"), ways(found_by.alternatives(one, "de"))) == (
        [("hilfe", "topic:help")],
        [("thema:hilfe", MARK)],
    )


@pytest.mark.parametrize(
    ("surface", "language", "tried"),
    [
        ("kurs", "de", ("de", "en", "tr", "fr", "nl", "pl", "ro")),
        ("kurs", "tr", ("tr", "de", "en", "fr", "nl", "pl", "ro")),
        ("kurs", "ar", ("de", "en", "tr", "fr", "nl", "pl", "ro")),
        ("курс", "ru", ("ru", "uk")),
        ("курс", "de", ("uk", "ru")),
        ("دوره", "fa", ("fa", "ar")),
        ("دوره", "en", ("ar", "fa")),
        ("simкарта", "ru", ("ru", "uk")),
        ("viberگروه", "fa", ("fa", "ar")),
        ("112", "fa", ("de", "en", "tr", "fr", "nl", "pl", "ro")),
    ],
)
def test_languages_are_those_of_the_letters_the_reader_s_first(
    surface: str, language: str, tried: tuple[str, ...]
) -> None:
    assert languages_tried(surface, language) == tried


GOOD = '{"code": "advice", "topics": ["help"], "de": ["Rat", "Beratung"], "tr": ["danışma"]}'


def test_concepts_are_read_line_by_line() -> None:
    text = f'\n{GOOD}\n\n{{"code": "bus", "de": ["Bus"], "tr": ["otobüs"]}}\n'
    assert parsed_concepts("some.jsonl", text, ("de", "tr")) == (
        Concept("advice", {"de": ("Rat", "Beratung"), "tr": ("danışma",)}, topics=("help",)),
        Concept("bus", {"de": ("Bus",), "tr": ("otobüs",)}),
    )


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"code": "bus", "de": ["Bus"], "tr": ["otobüs"]', "kein JSON (Expecting ',' delimiter)."),
        ("[]", "kein Objekt mit Namen und Werten."),
        ("5", "kein Objekt mit Namen und Werten."),
    ],
)
def test_line_without_an_object_is_named_with_its_file_and_number(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match="Zeile") as raised:
        parsed_concepts("some.jsonl", f"{GOOD}\n\n{line}\n", ("de", "tr"))

    assert str(raised.value) == f"some.jsonl, Zeile 3: {complaint}"


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"tr": None}, "code 'bus', topics [], unknown [], no lists of words ['tr']"),
        ({"de": []}, "code 'bus', topics [], unknown [], no lists of words ['de']"),
        ({"de": "Bus", "tr": {}}, "code 'bus', topics [], unknown [], no lists of words ['de', 'tr']"),
        ({"de": ["Bus", 1]}, "code 'bus', topics [], unknown [], no lists of words ['de']"),
        ({"de": ["Bus", " "]}, "code 'bus', topics [], unknown [], no lists of words ['de']"),
        ({"it": ["bus"], "es": 5}, "code 'bus', topics [], unknown ['es', 'it'], no lists of words []"),
        ({"code": None}, "code None, topics [], unknown [], no lists of words []"),
        ({"code": ""}, "code '', topics [], unknown [], no lists of words []"),
        ({"code": ["bus"]}, "code ['bus'], topics [], unknown [], no lists of words []"),
        ({"topics": "mobility"}, "code 'bus', topics 'mobility', unknown [], no lists of words []"),
        ({"topics": [""]}, "code 'bus', topics [''], unknown [], no lists of words []"),
        ({"topics": None}, "code 'bus', topics None, unknown [], no lists of words []"),
    ],
)
def test_concept_of_another_form_is_named_with_all_that_is_wrong(
    fields: dict[str, object], complaint: str
) -> None:
    line = json.dumps({"code": "bus", "de": ["Bus"], "tr": ["otobüs"], **fields})
    with pytest.raises(ValueError, match="Zeile") as raised:
        parsed_concepts("some.jsonl", f"{GOOD}\n\n{line}\n", ("de", "tr"))

    assert str(raised.value) == f"some.jsonl, Zeile 3: {complaint}"


def test_concept_without_words_of_a_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^some\.jsonl, Zeile 1: .* no lists of words \['tr'\]$"):
        parsed_concepts("some.jsonl", '{"code": "bus", "de": ["Bus"]}', ("de", "tr"))


def test_topics_may_be_missing_or_none() -> None:
    text = '{"code": "bus", "de": ["Bus"]}\n{"code": "train", "de": ["Zug"], "topics": []}'
    assert [one.topics for one in parsed_concepts("some.jsonl", text, ("de",))] == [(), ()]
