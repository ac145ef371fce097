"""The curated taxonomies are complete, and a file that breaks a rule is refused with every finding."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from knotenpunkt import directory
from knotenpunkt.directory.domain.taxonomy_files import (
    LABEL_LANGUAGES,
    TaxonomyError,
    TaxonomyFile,
    comparable_word,
    read_taxonomy,
    words_of,
)

DIRECTORY = Path(directory.__file__).parent
FOLDER = DIRECTORY / "data" / "taxonomies"
SPRITE = DIRECTORY / "static" / "directory" / "pictograms.svg"
NAMES = ("topics", "target_groups", "organization_kinds", "accessibility")
TOPICS = [
    "Alltagshilfe",
    "Antidiskriminierung",
    "Arbeit",
    "Asyl/Aufenthalt",
    "Begegnung",
    "Behinderung/Inklusion",
    "Behörde",
    "Beratung",
    "Bildung",
    "Dolmetschen/Sprachmittlung",
    "Ehrenamt",
    "Einbürgerung",
    "Elternbildung",
    "Familie",
    "Frauen",
    "Frühe Bildung",
    "Gesundheit",
    "Gewaltschutz",
    "Information",
    "Integration",
    "Interreligiöser Dialog",
    "Kinder/Jugend",
    "Kleidung/Sachspenden",
    "Kreatives",
    "Kultur",
    "Lesen",
    "Mobilität",
    "Nachhaltigkeit",
    "Orientierung",
    "Politische Teilhabe",
    "Schulabschluss",
    "Schulden",
    "Schule",
    "Schwangerschaft",
    "Seelsorge",
    "Senioren",
    "Soziales",
    "Sport",
    "Sprache",
    "Sprachförderung",
    "Sucht",
    "Vernetzung",
    "Wohnen",
    "Übergang Schule-Beruf",
]
KINDS = [
    "Behörde",
    "Bildungsträger",
    "Initiative",
    "Kirche",
    "Kommune",
    "MSO",
    "Schule",
    "Sonstige",
    "Verein",
    "Wohlfahrtsverband",
]


def curated(name: str) -> TaxonomyFile:
    return read_taxonomy((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def term(code: str, **changes: Any) -> dict[str, Any]:
    entry = {
        "code": code,
        "labels": {language: f"{code} {language}" for language in LABEL_LANGUAGES},
        "synonyms": {"de": [f"Wort {code}"]},
        "description": {"de": "Satz.", "en": "Sentence."},
        "pictogram": "people",
        "hsds_parent": None,
    }
    return {**entry, **changes}


def document(*terms: object, **changes: Any) -> str:
    head = {
        "slug": "topic",
        "labels": dict.fromkeys(LABEL_LANGUAGES, "Themen"),
        "description_de": "Satz.",
        "source": "Eigene Arbeit.",
        "reviewed": dict.fromkeys(LABEL_LANGUAGES, False),
        "terms": list(terms),
    }
    return json.dumps({**head, **changes})


def findings(text: str) -> tuple[str, ...]:
    with pytest.raises(TaxonomyError) as caught:
        read_taxonomy(text)
    return caught.value.findings


@pytest.mark.parametrize(
    ("name", "slug", "size"),
    [
        ("topics", "topic", 44),
        ("target_groups", "target_group", 31),
        ("organization_kinds", "organization_kind", 10),
        ("accessibility", "accessibility", 7),
    ],
)
def test_curated_taxonomy_breaks_no_rule(name: str, slug: str, size: int) -> None:
    taxonomy = curated(name)
    assert (taxonomy.slug, len(taxonomy.terms)) == (slug, size)


def test_curated_topics_are_the_canonical_names_in_order() -> None:
    assert [entry.labels["de"] for entry in curated("topics").terms] == TOPICS


def test_curated_kinds_are_the_canonical_names_in_order() -> None:
    assert [entry.labels["de"] for entry in curated("organization_kinds").terms] == KINDS


@pytest.mark.parametrize("name", NAMES)
def test_curated_taxonomy_knows_enough_words(name: str) -> None:
    poor = [
        (entry.code, language)
        for entry in curated(name).terms
        for language in LABEL_LANGUAGES
        if len(entry.synonyms[language]) < (8 if language == "de" else 4)
    ]
    assert poor == []


@pytest.mark.parametrize("name", NAMES)
def test_curated_labels_fit_on_a_small_screen(name: str) -> None:
    entries = curated(name).terms
    assert [label for entry in entries for label in entry.labels.values() if len(label) > 28] == []


@pytest.mark.parametrize("name", NAMES)
def test_curated_taxonomy_claims_no_review_but_of_german(name: str) -> None:
    assert [language for language, reviewed in curated(name).reviewed.items() if reviewed] == ["de"]


def test_curated_pictograms_are_all_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
    used = {entry.pictogram for name in NAMES for entry in curated(name).terms}
    assert used - drawn == set()


@pytest.mark.parametrize(
    ("name", "language", "word", "code"),
    [
        ("topics", "de", "Sprachkurs", "german-language"),
        ("topics", "de", "sprache", "german-language"),
        ("topics", "de", "Treff", "meeting"),
        ("topics", "de", "Kinder", "children-youth"),
        ("topics", "ar", "دورة لغة", "german-language"),
        ("topics", "tr", "almanca kursu", "german-language"),
        ("topics", "ro", "Curs de germană", "german-language"),
        ("target_groups", "de", "Menschen mit Migrationshintergrund", "immigration-history"),
        ("target_groups", "de", "UMF", "unaccompanied-minors"),
        ("organization_kinds", "de", "Wohlfahrtsverb.", "welfare-association"),
        ("organization_kinds", "de", "Migrantenorganisation", "migrant-organization"),
    ],
)
def test_words_of_finds_the_term_people_mean(name: str, language: str, word: str, code: str) -> None:
    assert words_of(curated(name).terms, language)[comparable_word(word)] == code


def test_target_groups_name_no_origin_as_a_filter() -> None:
    hidden = [entry.code for entry in curated("target_groups").terms if not entry.facets]
    assert hidden == ["from-ukraine", "adults", "people-needing-help"]


def test_comparable_word_ignores_case_composition_and_blanks() -> None:
    assert comparable_word("  Fru\u0308he\u00a0 BILDUNG\n") == "frühe bildung"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("сім\u2019я", "сім'я"),
        ("Übergang Schule\u2013Beruf", "Übergang Schule-Beruf"),
        ("روانشناس", "روان\u200cشناس"),
    ],
)
def test_comparable_word_ignores_how_a_sign_is_typed(typed: str, written: str) -> None:
    assert comparable_word(typed) == comparable_word(written)


def test_read_taxonomy_keeps_what_is_written() -> None:
    text = document(term("wide"), term("narrow", hsds_parent="wide", facets=False, synonyms={"de": ["eng"]}))
    narrow = read_taxonomy(text).terms[1]
    assert (narrow.code, narrow.hsds_parent, narrow.facets, narrow.synonyms) == (
        "narrow",
        "wide",
        False,
        {"de": ("eng",)},
    )
    assert (narrow.labels["fa"], narrow.description["en"], narrow.pictogram) == (
        "narrow fa",
        "Sentence.",
        "people",
    )


def test_read_taxonomy_shows_a_term_as_filter_unless_it_says_otherwise() -> None:
    assert read_taxonomy(document(term("plain"))).terms[0].facets is True


def test_read_taxonomy_refuses_what_is_no_json() -> None:
    assert findings('{"slug": \n oops}') == ("not JSON: line 2, Expecting value",)


def test_read_taxonomy_refuses_another_shape() -> None:
    assert findings("[]") == ("the file holds no object",)


def test_read_taxonomy_names_missing_unknown_and_wrong_keys_together() -> None:
    broken = {**term("a"), "color": "red", "synonyms": {"de": "Wort"}}
    del broken["pictogram"]
    assert findings(document(broken, "b")) == (
        "term 1: „pictogram“ is missing",
        "term 1: „color“ is not known",
        "term 1: „synonyms“ is of the wrong kind",
        "term 2: no object",
    )


def test_read_taxonomy_refuses_a_word_for_two_terms() -> None:
    text = document(term("a", synonyms={"de": ["Treff"]}), term("b", synonyms={"de": ["TREFF "]}))
    assert findings(text) == ("de: „TREFF “ stands for a and b",)


def test_read_taxonomy_allows_one_word_for_two_terms_in_two_languages() -> None:
    text = document(term("a", synonyms={"de": ["Service"]}), term("b", synonyms={"fr": ["Service"]}))
    assert len(read_taxonomy(text).terms) == 2


def test_read_taxonomy_refuses_a_synonym_that_repeats_its_label() -> None:
    assert findings(document(term("a", synonyms={"de": ["A DE"]}))) == ("a, de: „a de“ is written 2 times",)


def test_read_taxonomy_refuses_an_empty_word() -> None:
    assert findings(document(term("a", synonyms={"nl": [" "]}))) == ("a, nl: an empty word",)


def test_read_taxonomy_refuses_an_incomplete_label() -> None:
    labels = {language: f"a {language}" for language in LABEL_LANGUAGES if language != "uk"}
    assert findings(document(term("a", labels={**labels, "xx": "a"}))) == (
        "a, labels: uk is missing",
        "a, labels: the language xx is not known",
    )


def test_read_taxonomy_refuses_codes_that_are_not_kebab_case_or_not_unique() -> None:
    assert findings(document(term("A_b"), term("c"), term("c"))) == (
        "c: the code is used 2 times",
        "A_b: the code is not kebab-case",
    )


def test_read_taxonomy_refuses_a_parent_that_does_not_exist() -> None:
    assert findings(document(term("a", hsds_parent="a"))) == ("a: the parent a does not exist",)


def test_read_taxonomy_wants_a_word_on_review_for_each_language() -> None:
    assert findings(document(term("a"), reviewed={"de": True})) == (
        "file: „reviewed“ does not name exactly the languages of the interface",
    )
