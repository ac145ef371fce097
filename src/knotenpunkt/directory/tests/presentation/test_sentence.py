"""The one plain sentence about an offer, with the words of the curated vocabularies."""

import json
from datetime import date, time
from functools import cache
from pathlib import Path

import pytest

from knotenpunkt.directory.domain.offer import Cost, Place, Term
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.presentation.sentence import plain_sentence
from knotenpunkt.directory.tests.domain.offers import MUNICIPALITIES, offer

VOCABULARIES = Path(__file__).resolve().parents[2] / "data" / "taxonomies"
ERKELENZ = Place(city="Erkelenz", municipality="05370004")


@cache
def labels(vocabulary: str) -> dict[str, dict[str, str]]:
    read = json.loads((VOCABULARIES / f"{vocabulary}.json").read_text(encoding="utf-8"))
    return {term["code"]: term["labels"] for term in read["terms"]}


def terms(vocabulary: str, *codes: str) -> tuple[Term, ...]:
    return tuple(Term(code, labels(vocabulary)[code], {}, "info") for code in codes)


COURSE = offer(
    "Sprachkurs",
    topics=terms("topics", "family", "german-language"),
    target_groups=terms("target_groups", "mothers", "from-ukraine"),
    places=(ERKELENZ,),
    schedules=(ScheduleRecord(Frequency.WEEKLY, (3,), time(14, 30), time(17, 30)),),
    cost=Cost(is_free=True),
    childcare=True,
)
SENTENCES = {
    "de": (
        "Familie und Sprache, für Mütter und Menschen aus der Ukraine, "
        "in Erkelenz, donnerstags 14:30–\u206017:30\u00a0Uhr, kostenlos, mit Kinderbetreuung."
    ),
    "en": (
        "Family, German language, for mothers and people from Ukraine, "
        "in Erkelenz, on Thursdays 14:30–\u206017:30, free of charge, with childcare."
    ),
    "nl": (
        "Gezin, Duitse taal, voor moeders en mensen uit Oekraïne, "
        "in Erkelenz, op donderdag 14:30–\u206017:30, gratis, met kinderopvang."
    ),
    "tr": (
        "Aile, Almanca, kimler için: anneler ve Ukrayna'dan gelenler, "
        "yer: Erkelenz, perşembeleri 14:30–\u206017:30, ücretsiz, çocuk bakımı var."
    ),
    "pl": (
        "Rodzina, język niemiecki, dla kogo: matki i osoby z Ukrainy, "
        "w miejscowości Erkelenz, w czwartki 14:30–\u206017:30, bezpłatnie, z opieką nad dziećmi."
    ),
    "ro": (
        "Familie, limba germană, pentru mame și persoane din Ucraina, "
        "în Erkelenz, joia 14:30–\u206017:30, gratuit, cu îngrijirea copiilor."
    ),
    "fr": (
        "Famille, langue allemande, pour\u00a0: mères et personnes venues d'Ukraine, "
        "à Erkelenz, le jeudi 14:30–\u206017:30, gratuit, avec garde d’enfants."
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_sentence_reads_naturally(language: str) -> None:
    assert plain_sentence(COURSE, language, MUNICIPALITIES) == SENTENCES[language]


@pytest.mark.parametrize(
    ("topic", "group", "sentence"),
    [
        ("interreligious-dialogue", "seniors", "Familie und interreligiöser Dialog, für ältere Menschen."),
        (
            "early-education",
            "unaccompanied-minors",
            "Familie und frühe Bildung, für unbegleitete Minderjährige.",
        ),
        ("work", "lgbtq", "Familie und Arbeit, für LSBTIQ*."),
        ("work", "immigration-history", "Familie und Arbeit, für Menschen mit Einwanderungsgeschichte."),
        ("work", "everyone", "Familie und Arbeit, für alle."),
    ],
)
def test_german_labels_are_written_as_in_a_sentence(topic: str, group: str, sentence: str) -> None:
    one = offer("Treff", topics=terms("topics", "family", topic), target_groups=terms("target_groups", group))

    assert plain_sentence(one, "de", MUNICIPALITIES) == sentence


def test_turkish_letters_become_small_as_turkish_has_them() -> None:
    one = offer(
        "Treff",
        topics=terms("topics", "family", "work"),
        target_groups=terms("target_groups", "job-seekers"),
        is_district_wide=True,
    )

    assert plain_sentence(one, "tr", MUNICIPALITIES) == (
        "Aile, iş ve çalışma, kimler için: iş arayanlar, ilçenin her yerinde."
    )


def test_abbreviation_at_the_end_brings_its_own_full_stop() -> None:
    festival = offer(
        "Fest",
        topics=terms("topics", "family"),
        schedules=(ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 12, 5)),),
    )

    assert plain_sentence(festival, "ru", MUNICIPALITIES).endswith("5 декабря 2026\u00a0г.")
