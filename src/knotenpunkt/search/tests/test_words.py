"""Words of texts and questions."""

import pytest

from knotenpunkt.search.queries.words import words_of_text, words_wanted

TEXT = "Deutschkurse mit Kinderbetreuung für Mütter"


@pytest.mark.parametrize("question", ["Kurs", "deutschkurs", "Betreuung der Kinder", "Mutter", "mit"])
def test_forms_and_parts_of_words_are_in_a_text(question: str) -> None:
    assert words_wanted(question, "de") <= words_of_text(TEXT, "de")


@pytest.mark.parametrize("question", ["Fahrrad", "Kurs Fahrrad"])
def test_words_that_are_not_there_are_not_found(question: str) -> None:
    assert not words_wanted(question, "de") <= words_of_text(TEXT, "de")


def test_a_question_without_letters_wants_nothing() -> None:
    assert words_wanted("?! …", "de") == frozenset()
