"""What a slot looks up is what the analysis indexes."""

from knotenpunkt.search.domain.slots import as_part, as_word
from knotenpunkt.search.word_files import analysis


def test_tokens_of_a_slot_are_those_that_the_analysis_indexes() -> None:
    assert analysis().tokens("Sprachkurs", "de") == [
        *(as_word("sprachkurs").text, as_part("sprachkurs").text),
        *(as_part("sprach").text, as_part("kurs").text),
    ]


def test_a_part_is_never_taken_for_a_word_of_its_own() -> None:
    assert [as_word("kurs") == as_part("kurs"), as_word("kurs").field == as_part("kurs").field] == [
        False,
        True,
    ]
