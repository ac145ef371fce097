"""What may be meant while somebody is typing."""

import uuid
from dataclasses import replace

import pytest

from knotenpunkt.directory.domain.catalogue import Catalogue, build_catalogue
from knotenpunkt.directory.domain.offer import Place, Provenance, Provider, Reached, Term
from knotenpunkt.directory.domain.suggestions import MOST, Kind, Suggestion, suggestions
from knotenpunkt.directory.tests.domain.offers import MUNICIPALITIES, offer

LANGUAGE_TOPIC = Term(
    "german-language",
    {"de": "Sprache", "en": "German language", "ar": "اللغة الألمانية"},
    {"de": ("Deutschkurs", "Deutsch lernen"), "ar": ("دورة لغة",)},
    "info",
)
SPORT_TOPIC = Term("sport", {"de": "Sport", "en": "Sports"}, {"de": ("Schwimmen",)}, "info")
HIDDEN_TOPIC = Term("spam", {"de": "Sprachliches"}, {}, "info", is_facet=False)
CARITAS = Provider(
    uuid.UUID(int=1),
    "caritas",
    "Caritasverband",
    ("CV Erkelenz",),
    None,
    "",
    "",
    Reached(),
    None,
    False,
    Provenance(),
)


def catalogue() -> Catalogue:
    offers = [
        offer("Sprachkurs für Mütter", topics=(LANGUAGE_TOPIC,), places=(Place(city="Erkelenz"),)),
        offer("Sprachcafé", topics=(LANGUAGE_TOPIC,), places=(Place(name="Haus am Markt"),)),
        offer("Fußball", topics=(SPORT_TOPIC,)),
    ]
    return build_catalogue(
        offers, (CARITAS,), (SPORT_TOPIC, LANGUAGE_TOPIC, HIDDEN_TOPIC), (), MUNICIPALITIES
    )


def labels(typed: str, language: str = "de") -> list[str]:
    return [suggestion.label for suggestion in suggestions(catalogue(), typed, language)]


def test_topics_come_before_places_providers_and_offers() -> None:
    one = replace(CARITAS, slug="erk", name="Erkunder")
    topic = Term("discovery", {"de": "Erkunden"}, {}, "info")
    mixed = build_catalogue(
        [offer("Erkundung der Stadt", topics=(topic,))],
        (one,),
        (topic,),
        (),
        MUNICIPALITIES,
    )

    assert suggestions(mixed, "erk", "de") == (
        Suggestion(Kind.TOPIC, "Erkunden", "discovery"),
        Suggestion(Kind.PLACE, "Erkelenz", "05370004"),
        Suggestion(Kind.PROVIDER, "Erkunder", "erk"),
        Suggestion(Kind.OFFER, "Erkundung der Stadt", "erkundung-der-stadt"),
    )


def test_topic_without_offers_is_not_suggested() -> None:
    unused = build_catalogue([offer("Fußball")], (), (SPORT_TOPIC,), (), MUNICIPALITIES)

    assert suggestions(unused, "sport", "de") == ()


def test_of_each_kind_there_are_a_few() -> None:
    topics = tuple(Term(f"topic-{number}", {"de": "Test"}, {}, "info") for number in range(9))
    many = build_catalogue(
        [offer("Test", slug=f"offer-{number}", topics=topics) for number in range(9)],
        [replace(CARITAS, slug=f"provider-{number}", name="Test") for number in range(9)],
        topics,
        (),
        {f"0537000{number}": "Test" for number in range(9)},
    )

    kinds = [suggestion.kind for suggestion in suggestions(many, "test", "de")]
    assert {kind: kinds.count(kind) for kind in Kind} == MOST


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("   ", []),
        ("s", []),
        ("s m", []),
        ("!?", []),
        ("fußb", ["Fußball"]),
        ("FUSSB", ["Fußball"]),
        ("mutter", ["Sprachkurs für Mütter"]),
        ("mü spra", ["Sprachkurs für Mütter"]),
        ("muett", ["Sprachkurs für Mütter"]),
        ("sprachkurs f", ["Sprachkurs für Mütter"]),
        ("prachkurs", []),
        ("sprachkurs männer", []),
        ("hein", ["Heinsberg"]),
        ("cv", ["Caritasverband"]),
        ("verband", []),
    ],
)
def test_every_typed_word_begins_a_word(typed: str, found: list[str]) -> None:
    assert labels(typed) == found


def test_a_topic_is_suggested_once_with_the_word_by_which_it_was_found() -> None:
    by_label, by_synonym = suggestions(catalogue(), "sprache", "de"), suggestions(catalogue(), "deu", "de")

    assert by_label == (Suggestion(Kind.TOPIC, "Sprache", "german-language"),)
    assert by_synonym == (Suggestion(Kind.TOPIC, "Sprache", "german-language", "Deutschkurs"),)


def test_of_two_offers_of_one_name_in_one_place_the_provider_is_said() -> None:
    places = (Place(city="Erkelenz"),)
    others = [
        offer("Treff", slug="a", provider=CARITAS, places=places),
        offer("Treff", slug="b", provider_text="Frauen e. V.", places=places),
        offer("Treff", slug="c", places=(Place(city="Wegberg"),)),
    ]
    found = suggestions(build_catalogue(others, (CARITAS,), (), (), MUNICIPALITIES), "treff", "de")

    assert [(suggestion.key, suggestion.detail) for suggestion in found] == [
        ("a", "Caritasverband"),
        ("b", "Frauen e. V."),
        ("c", "Wegberg"),
    ]


def test_topics_of_more_offers_come_first() -> None:
    assert labels("sp")[:2] == ["Sprache", "Sport"]


def test_a_topic_that_nobody_can_choose_is_not_suggested() -> None:
    assert labels("sprachliches") == []


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("ar", "اللغ", [Suggestion(Kind.TOPIC, "اللغة الألمانية", "german-language")]),
        ("ar", "لغة المان", [Suggestion(Kind.TOPIC, "اللغة الألمانية", "german-language")]),
        ("ar", "دورة", [Suggestion(Kind.TOPIC, "اللغة الألمانية", "german-language", "دورة لغة")]),
        ("ar", "deutschk", [Suggestion(Kind.TOPIC, "اللغة الألمانية", "german-language", "Deutschkurs")]),
        ("en", "german", [Suggestion(Kind.TOPIC, "German language", "german-language")]),
        ("en", "sprache", [Suggestion(Kind.TOPIC, "German language", "german-language", "Sprache")]),
        ("tr", "sport", [Suggestion(Kind.TOPIC, "Sport", "sport")]),
        ("de", "german", []),
    ],
)
def test_topics_speak_the_readers_language_and_are_found_in_german_too(
    language: str, typed: str, found: list[Suggestion]
) -> None:
    assert list(suggestions(catalogue(), typed, language)) == found


def test_offers_are_told_apart_by_their_place() -> None:
    offers = suggestions(catalogue(), "sprach", "de")[-2:]

    assert [(one.label, one.detail) for one in offers] == [
        ("Sprachcafé", "Haus am Markt"),
        ("Sprachkurs für Mütter", "Erkelenz"),
    ]


def test_two_offers_of_one_name_are_both_suggested() -> None:
    twins = build_catalogue(
        [offer("Treff", slug=slug, places=(Place(city=slug),)) for slug in ("baal", "doveren")],
        (),
        (),
        (),
        {},
    )

    assert [one.key for one in suggestions(twins, "treff", "de")] == ["baal", "doveren"]
