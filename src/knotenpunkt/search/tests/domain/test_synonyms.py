"""Lists of words that staff write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.synonyms import (
    LONGEST_WORD,
    MOST_WORDS,
    Fault,
    WordsProblem,
    check_meaning,
    read_words,
    written_list,
)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Amt", ("Amt",)),
        (" Amt ,  Jobcenter Heinsberg,", ("Amt", "Jobcenter Heinsberg")),
        ("مركز العمل، جوب سنتر", ("مركز العمل", "جوب سنتر")),
        ("KiTa; Kita-Platz\nKindergarten", ("KiTa", "Kita-Platz", "Kindergarten")),
        ("می\u200cروم", ("می\u200cروم",)),
        ("<b>fett</b>", ("<b>fett</b>",)),
    ],
)
def test_words_are_read_from_a_list(written: str, words: tuple[str, ...]) -> None:
    assert read_words(written) == words


@pytest.mark.parametrize(
    ("written", "fault", "word"),
    [
        (" , ; ", Fault.EMPTY, ""),
        ("\x00\x07", Fault.EMPTY, ""),
        (", ".join(f"wort{number}" for number in range(MOST_WORDS + 1)), Fault.TOO_MANY, ""),
        ("x" * (LONGEST_WORD + 1), Fault.TOO_LONG, "x" * LONGEST_WORD + "…"),
        ("wo kann ich Geld für Strom", Fault.TOO_MANY_PARTS, "wo kann ich Geld für Strom"),
        ("Amt, ?!", Fault.NOTHING_TO_READ, "?!"),
        ("Müll, Amt, MULL", Fault.TWICE, "MULL"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(written: str, fault: Fault, word: str) -> None:
    with pytest.raises(WordsProblem) as raised:
        read_words(written)

    assert (raised.value.fault, raised.value.word) == (fault, word)


def test_a_word_cannot_mean_itself() -> None:
    with pytest.raises(WordsProblem) as raised:
        check_meaning(("Arbeitsamt", "amt"), ("Jobcenter", "AMT"))

    assert (raised.value.fault, raised.value.word) == (Fault.MEANS_ITSELF, "AMT")


def test_a_word_may_mean_others() -> None:
    check_meaning(("Arbeitsamt",), ("Jobcenter", "Agentur für Arbeit"))


@given(st.text(max_size=200))
def test_a_list_is_read_the_same_again_or_refused(written: str) -> None:
    try:
        words = read_words(written)
    except WordsProblem:
        return

    assert read_words(written_list(words)) == words
