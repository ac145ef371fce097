"""Which words of a question are conditions, in every language."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.intents import Intent, IntentKind, parsed_intents, recognised
from knotenpunkt.search.tests.domain.places import gazetteer, texts, vocabulary

_CONDITION = re.compile(r"\[([^\]]*)\]\(([a-z-]+) ([^)]*)\)")
_TARGET_GROUPS = Path(__file__).parents[3] / "directory" / "data" / "taxonomies" / "target_groups.json"


def _questions() -> list[tuple[str, str]]:
    """Language and marked question of each line of the table."""
    language, found = "", []
    lines = Path(__file__).with_name("intent_questions.txt").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        if line.startswith("# "):
            language = line[2:]
        elif line:
            found.append((language, line))
    return found


def _expected(marked: str) -> tuple[str, list[Intent]]:
    """The question without its marks, and the conditions marked in it."""
    question, intents, position = "", [], 0
    for match in _CONDITION.finditer(marked):
        question += marked[position : match.start()]
        intents.append(Intent(IntentKind(match[2]), match[3], len(question), len(question) + len(match[1])))
        question += match[1]
        position = match.end()
    return question + marked[position:], intents


def _found(question: str, language: str = "de") -> list[Intent]:
    """The conditions found, without the shown names of places."""
    found = recognised(question, language, vocabulary(), gazetteer())
    return [Intent(intent.kind, intent.value, intent.start, intent.end) for intent in found]


def _said(question: str, language: str = "de") -> list[tuple[str, str, str]]:
    return [
        (intent.kind.value, intent.value, question[intent.start : intent.end])
        for intent in _found(question, language)
    ]


@pytest.mark.parametrize(("language", "marked"), _questions())
def test_conditions_of_a_question_are_recognised(language: str, marked: str) -> None:
    question, expected = _expected(marked)

    assert _found(question, language) == expected


def test_table_has_every_kind_in_every_language() -> None:
    found = Counter(
        (language, intent.kind) for language, marked in _questions() for intent in _expected(marked)[1]
    )

    assert [
        (language, kind) for language in LANGUAGES for kind in IntentKind if not found[language, kind]
    ] == []


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Deutschkurs für Frauen in Wegberg", "Deutschkurs"),
        ("Yoga am Montagabend in der Nähe von Erkelenz", "Yoga"),
        ("kostenlose Beratung auf Arabisch", "Beratung"),
        ("Wegberg'de kadınlar için Almanca kursu", "Almanca kursu"),
        ("курсы немецкого для женщин в Вегберге", "курсы немецкого"),
    ],
)
def test_what_is_left_without_the_conditions_makes_sense(question: str, rest: str) -> None:
    left, position = "", 0
    for intent in _found(question, "tr" if "'" in question else "de"):
        left += question[position : intent.start]
        position = intent.end

    assert " ".join((left + question[position:]).split()) == rest


def test_village_is_shown_by_its_own_name() -> None:
    found = recognised("Café in Arsbeck", "de", vocabulary(), gazetteer())

    assert [(intent.value, intent.name) for intent in found] == [("05370040", "Arsbeck")]


@pytest.mark.parametrize(
    ("question", "values"),
    [("am Wochenende", ("6", "7")), ("Mo-Fr Kurs", ("1", "2", "3", "4", "5")), ("montags", ("1",))],
)
def test_several_weekdays_are_one_condition(question: str, values: tuple[str, ...]) -> None:
    assert [intent.values for intent in _found(question)] == [values]


def test_age_has_one_value_even_where_it_is_a_range() -> None:
    assert [intent.values for intent in _found("6-10 Jahre")] == [("6-10",)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_german_is_understood_in_every_interface_language(language: str) -> None:
    assert _said("Kurs für Frauen in Wegberg am Montag", language) == [
        ("audience", "women", "für Frauen"),
        ("place", "05370040", "in Wegberg"),
        ("weekday", "1", "am Montag"),
    ]


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("kız anne babalar için", "tr", [("audience", "parents", "anne babalar için")]),
        ("Anne sucht Kurs", "de", []),  # a name, not a Turkish mother
        ("do evening", "en", [("time-of-day", "evening", "evening")]),  # no German Thursday
        ("Do abends", "de", [("weekday", "4", "Do"), ("time-of-day", "evening", "abends")]),
        ("luni", "ro", [("weekday", "1", "luni")]),
        ("luni", "de", []),  # too short for a language that nobody asked for
    ],
)
def test_words_of_the_readers_language_count_first(
    question: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _said(question, language) == expected


def test_unknown_interface_language_is_read_as_german() -> None:
    assert _said("Kurs für Frauen", "xx") == [("audience", "women", "für Frauen")]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ((0, 16), []),  # „Frauen und Beruf"
        ((0, 6), [("audience", "women", "Frauen")]),  # no longer than the condition
        ((7, 16), [("audience", "women", "Frauen")]),
    ],
)
def test_bare_word_in_a_longer_term_is_no_condition(
    term: tuple[int, int], expected: list[tuple[str, str, str]]
) -> None:
    question = "Frauen und Beruf"

    found = recognised(question, "de", vocabulary(), gazetteer(), [term])

    assert [(i.kind.value, i.value, question[i.start : i.end]) for i in found] == expected


def test_words_that_lead_to_a_condition_count_in_a_term_too() -> None:
    question = "kostenloser Deutschkurs für Frauen"

    found = recognised(question, "de", vocabulary(), gazetteer(), [(0, len(question))])

    assert [(intent.kind.value, intent.value) for intent in found] == [("free", "ja"), ("audience", "women")]


@pytest.mark.parametrize("dash", ["-", "–", "—", " - ", " bis "])
def test_range_of_ages_is_written_in_many_ways(dash: str) -> None:
    assert _said(f"Kinder 6{dash}10 Jahre")[1:] == [("age", "6-10", f"6{dash}10 Jahre")]


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    question = "Kurs fu\u0308r Ma\u0308dchen"

    assert _said(question) == [("audience", "girls", "fu\u0308r Ma\u0308dchen")]


def test_only_the_beginning_of_a_long_question_is_read() -> None:
    assert _found("x" * 300 + " für Frauen") == []


def test_audiences_are_codes_of_the_target_groups() -> None:
    codes = {term["code"] for term in json.loads(_TARGET_GROUPS.read_text(encoding="utf-8"))["terms"]}
    audiences = [json.loads(text)["audience"] for text in texts().values()]
    keys = ("words", "unattached", "as_noun", "only_with_preposition")

    assert {code for audience in audiences for key in keys for code in audience.get(key, {})} - codes == set()


_HOSTILE = (
    "für Frauen in Wegberg und Umgebung " * 300,
    "\x00\x01\ufffd\u202e" * 3000,
    "'; DROP TABLE offers; -- <script>alert(1)</script> (.*)+$",
    "5" * 10_000,
    "٥ - ٦ - ٧ " * 100,
    "für نساء в Вегберзі 5-10 " * 100,
    "((((((" * 100,
    "-" * 10_000,
    "\u0301\u0301\u0301",
    "ﷺ ½ ² ① Ⅳ 𝟓 İı ẞ",
    "\ud800",
)


@pytest.mark.parametrize("question", _HOSTILE)
@pytest.mark.parametrize("language", ["de", "tr", "ar"])
def test_hostile_questions_are_read_without_harm(question: str, language: str) -> None:
    _expect_proper_spans(question, language)


_WRITTEN = (
    "für Frauen in Wegberg und Umgebung 5 - 10 Jahre ab Mo Fr bis Montagabend auf Arabisch mit Kinderbetreuung nur "
    "' de ( ) للنساء في для жінок kadınlar 41844 18:00 Übach Palenberg Arsbeck + € \u200c \u00ad İ ß ᾳ ŉ \ud83d"
)
_PIECES = st.sampled_from(_WRITTEN.split(" "))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(_PIECES, max_size=14).map(" ".join),
        st.lists(_PIECES, max_size=9).map("".join),
    ),
    st.sampled_from([*LANGUAGES, "", "xx"]),
)
@example("MO-FR", "de")
@example("in Übach-", "fr")
def test_spans_lie_in_the_question_and_do_not_overlap(question: str, language: str) -> None:
    _expect_proper_spans(question, language)


def _expect_proper_spans(question: str, language: str) -> None:
    found = recognised(question, language, vocabulary(), gazetteer())
    edges = [0, *(edge for intent in found for edge in (intent.start, intent.end)), len(question)]

    assert edges == sorted(edges)
    assert [intent for intent in found if intent.start == intent.end] == []


def _changed(language: str, change: str) -> dict[str, str]:
    """The files of words, that of a language changed by Python code on its content."""
    content = json.loads(texts()[language])
    exec(change, {"content": content})  # noqa: S102 - written in this file
    return texts() | {language: json.dumps(content)}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("content['colour'] = []", "intents/de.json: unknown key „colour“"),
        ("del content['weekday']", "intents/de.json: key „weekday“ is missing"),
        ("content['filler'] = []", "intents/de.json, filler: not a list with at least one text"),
        ("content['free']['words'] = []", "intents/de.json, free.words: not a list with at least one text"),
        ("content['free']['words'] = [' ']", "intents/de.json, free.words: a text is empty or no text"),
        (
            "content['free']['words'] = ['gratis(']",
            "intents/de.json, free.words: brackets of „gratis(“ do not fit",
        ),
        ("content['free']['words'] = ['!']", "intents/de.json, free.words: „!“ has no words"),
        ("content['free']['sorts'] = ['x']", "intents/de.json, free: unknown key „sorts“"),
        ("del content['age']['years']", "intents/de.json, age: key „years“ is missing"),
        ("content['age']['from'] = ['{n}']", "intents/de.json, age.from: „{n}“ has no words"),
        (
            "content['weekday']['words']['8'] = ['x']",
            "intents/de.json, weekday.words: „8“ is no value of it",
        ),
        (
            "content['spoken_language']['bare'] = ['no']",
            "intents/de.json, spoken_language.bare: „no“ is none of anything, services",
        ),
        ("content['free'] = []", "intents/de.json, free: not an object with keys"),
        (
            "content['age']['numbers']['5'] = ['sechs']",
            "intents/de.json, age.numbers: „sechs“ is no one number",
        ),
    ],
)
def test_file_that_breaks_the_rules_is_refused(change: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parsed_intents(_changed("de", change))


def test_missing_language_is_refused() -> None:
    incomplete = {language: text for language, text in texts().items() if language != "fa"}

    with pytest.raises(ValueError, match=r"see fa$"):
        parsed_intents(incomplete)


def test_file_that_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^intents/pl\.json: not JSON, line 1: "):
        parsed_intents(texts() | {"pl": "{"})
