"""An offer as facts and as one sentence, in the reader's language."""

from datetime import time

import pytest

from knotenpunkt.directory.domain.offer import Cost, Offer, Place
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.presentation.facts import Line, offer_facts, short_facts
from knotenpunkt.directory.presentation.sentence import plain_sentence
from knotenpunkt.directory.tests.domain.offers import MUNICIPALITIES, offer, term

COURSE = offer(
    "Sprachkurs",
    topics=(term("german-language", "Sprache", en="German", ar="اللغة الألمانية", uk="Німецька мова"),),
    target_groups=(term("mothers", "Mütter", en="mothers", ar="الأمهات", uk="матері"),),
    places=(Place("Ort der Begegnung", "Am Hagelkreuz 2", "41812", "Erkelenz", "05370004"),),
    schedules=(ScheduleRecord(Frequency.WEEKLY, (3,), time(14, 30), time(17, 30)),),
    languages=("ar", "de"),
    cost=Cost(is_free=True),
    childcare=True,
    registration_text="bitte anrufen",
)


def lines(one: Offer, language: str) -> dict[str, tuple[str, ...]]:
    return {
        fact.name: tuple(line.text for line in fact.lines)
        for fact in offer_facts(one, language, MUNICIPALITIES)
    }


def test_facts_come_in_the_order_of_the_house() -> None:
    assert list(lines(COURSE, "de")) == [
        "what",
        "where",
        "when",
        "whom",
        "languages",
        "cost",
        "childcare",
        "join",
    ]


@pytest.mark.parametrize(
    ("language", "what", "when", "whom", "languages"),
    [
        ("de", "Sprache", "Donnerstag 14:30–\u206017:30\u00a0Uhr", "Mütter", "Arabisch und Deutsch"),
        ("en", "German", "Thursday 14:30–\u206017:30", "mothers", "Arabic and German"),
        ("ar", "اللغة الألمانية", "الخميس 14:30–\u206017:30", "الأمهات", "العربية والألمانية"),
        ("uk", "Німецька мова", "четвер 14:30–\u206017:30", "матері", "арабська і німецька"),
    ],
)
def test_structured_facts_are_in_the_readers_language(
    language: str, what: str, when: str, whom: str, languages: str
) -> None:
    facts = lines(COURSE, language)

    assert {name: facts[name] for name in ("what", "whom", "languages")} == {
        "what": (what,),
        "whom": (whom,),
        "languages": (languages,),
    }
    assert [text.replace("\u200f", "").replace(" – ", "–") for text in facts["when"]] == [when]


def test_words_of_the_provider_are_marked_as_german() -> None:
    facts = {fact.name: fact.lines for fact in offer_facts(COURSE, "ar", MUNICIPALITIES)}

    assert facts["join"] == (Line("bitte anrufen", "de"),)
    assert facts["where"] == (Line("Ort der Begegnung, Erkelenz", is_name=True),)


def test_own_words_stand_in_where_nothing_is_structured() -> None:
    words = offer(
        "Treff",
        schedule_text="wechselnde Termine",
        target_text="Nachbarn",
        language_text="viele",
        cost=Cost("nach Einkommen"),
    )

    assert lines(words, "en") == {
        "when": ("wechselnde Termine",),
        "whom": ("Nachbarn",),
        "languages": ("viele",),
        "cost": ("nach Einkommen",),
    }


@pytest.mark.parametrize("text", ["nach Vereinbarung", "Nach Absprache.", "Termine auf Anfrage"])
def test_dates_by_appointment_are_said_in_the_readers_language(text: str) -> None:
    assert lines(offer("Treff", schedule_text=text), "en")["when"] == ("by appointment",)


def test_unknown_times_are_said_in_plain_words() -> None:
    (when,) = offer_facts(offer("Treff"), "en", MUNICIPALITIES)

    assert (when.name, when.is_missing) == ("when", True)
    assert when.lines == (Line("Times are not known. Please ask."),)


def test_protected_place_is_named_by_nothing_but_its_protection() -> None:
    protected = offer("Haus", place_is_protected=True)

    assert len(lines(protected, "en")["where"]) == 1
    assert [line.is_name for line in short_facts(protected, "en", MUNICIPALITIES)] == [False]


def test_words_for_the_whole_district_are_no_town() -> None:
    wide = offer("Weit", places=(Place(city="kreisweit"),), is_district_wide=True)

    assert [line.text for line in short_facts(wide, "en", MUNICIPALITIES)] == ["everywhere in the district"]


def test_centre_of_a_single_municipality_serves_a_city() -> None:
    wide = offer("Weit", is_district_wide=True)

    assert [line.text for line in short_facts(wide, "en", {"05113000": "Essen"})] == [
        "everywhere in the city"
    ]


def test_card_says_when_where_cost_and_childcare() -> None:
    assert [line.text for line in short_facts(COURSE, "en", MUNICIPALITIES)][1:] == [
        "Erkelenz",
        "free of charge",
        "with childcare",
    ]


def test_card_shortens_long_words_at_a_blank() -> None:
    wordy = offer("Treff", schedule_text="nach Absprache " * 9)

    assert [line.text for line in short_facts(wordy, "en", MUNICIPALITIES)] == [
        "nach Absprache nach Absprache nach Absprache nach Absprache nach …"
    ]


def test_sentence_says_it_all_in_every_language() -> None:
    sentences = {
        language: plain_sentence(COURSE, language, MUNICIPALITIES) for language in ("de", "en", "ar", "uk")
    }

    assert {
        language: [word for word in words if word not in sentences[language]]
        for language, words in {
            "de": ("Sprache", "Mütter", "Erkelenz", "14:30–\u206017:30\u00a0Uhr"),
            "en": ("German", "mothers", "Erkelenz", "on Thursdays"),
            "ar": ("اللغة الألمانية", "الأمهات", "\u2068Erkelenz\u2069"),
            "uk": ("Німецька мова", "матері", "Erkelenz"),
        }.items()
    } == {"de": [], "en": [], "ar": [], "uk": []}


def test_without_a_topic_there_is_no_sentence() -> None:
    assert plain_sentence(offer("Treff"), "de", MUNICIPALITIES) == ""


def test_sentence_never_names_a_protected_place() -> None:
    protected = offer("Haus", topics=(term("t", "Schutz", en="Shelter"),), place_is_protected=True)

    assert plain_sentence(protected, "en", MUNICIPALITIES) == "Shelter."
