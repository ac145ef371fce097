"""Curated words: separators, synonyms, typing errors, unknown words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.written.reading import IssueKind, Severity
from knotenpunkt.directory.domain.written.terms import read_term, read_terms
from knotenpunkt.directory.tests.domain.written.samples import KINDS, TOPICS, curated, text_cell


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Begegnung, Sport", "Begegnung, Sport"),
        ("Begegnung;Sport", "Begegnung, Sport"),
        ("Begegnung + Sport", "Begegnung, Sport"),
        ("Begegnung,\nSport", "Begegnung, Sport"),
        ("Sport/Kinder/Jugend", "Sport, Kinder/Jugend"),
        ("Kinder/Jugend/Sport", "Kinder/Jugend, Sport"),
        ("Kinder / Jugend", "Kinder/Jugend"),
        ("Begegnung/Kleidung", "Begegnung, Kleidung/Sachspenden"),
        ("Familie/Beratung", "Familie, Beratung"),
        ("sprache", "Sprache"),
        ("Deutsch", "Sprache"),
        ("Begegung", "Begegnung"),
        ("Kleidung/Sachspeden", "Kleidung/Sachspenden"),
        ("Beratung + Übergang Schule-Beruf", "Beratung, Übergang Schule-Beruf"),
        ("Sport und Sprache", "Sport, Sprache"),
        ("Sport, Sport", "Sport"),
        ("", ""),
    ],
)
def test_topics_are_told_apart_and_named_canonically(written: str, expected: str) -> None:
    reading = read_terms(text_cell(written), TOPICS)
    assert reading.written == expected
    assert read_terms(text_cell(expected), TOPICS).value == reading.value


def test_unknown_topic_is_asked_about_and_not_guessed() -> None:
    reading = read_terms(text_cell("Sport, Raumfahrt"), TOPICS)
    assert reading.value == ("sport",)
    assert [(issue.kind, issue.severity, issue.detail) for issue in reading.issues] == [
        (IssueKind.UNKNOWN_TERM, Severity.QUESTION, "Raumfahrt")
    ]


def test_typing_error_is_told() -> None:
    issue = read_terms(text_cell("Begegung"), TOPICS).issues[0]
    assert (issue.kind, issue.detail, issue.chosen) == (IssueKind.TYPING_ERROR, "Begegung", "Begegnung")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Verein ", "association"),
        ("Kirchengemeinde", "church"),
        ("Wohlfahrtsverb.", "welfare"),
        ("Stadt", "municipality"),
        ("", ""),
    ],
)
def test_kind_of_organization_is_one_code(written: str, expected: str) -> None:
    assert read_term(text_cell(written), KINDS).value == expected


@given(st.lists(st.sampled_from(sorted(curated("topics.json").labels)), unique=True))
def test_reading_written_topics_again_changes_nothing(codes: list[str]) -> None:
    topics = curated("topics.json")
    assert read_terms(text_cell(topics.write(codes)), topics).value == tuple(codes)
