"""Which words of a text changed."""

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.upkeep.domain.word_changes import Fate, Piece, word_changes

texts = st.text(alphabet="ab \n", max_size=20)


def test_changed_words_stand_apart() -> None:
    assert word_changes("montags 9 Uhr", "dienstags 9 Uhr") == (
        Piece("montags", Fate.REMOVED),
        Piece("dienstags", Fate.ADDED),
        Piece(" 9 Uhr", Fate.SAME),
    )


def test_what_was_written_anew_stands_in_one_piece() -> None:
    assert word_changes("Mo, Di zu Uhr", "sonntags 7.15 bis Uhr") == (
        Piece("Mo, Di zu", Fate.REMOVED),
        Piece("sonntags 7.15 bis", Fate.ADDED),
        Piece(" Uhr", Fate.SAME),
    )


def test_a_text_that_was_not_there_is_added() -> None:
    assert word_changes("", "kostenlos") == (Piece("kostenlos", Fate.ADDED),)


@given(texts, texts)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    without = {
        fate: "".join(piece.text for piece in pieces if piece.fate is not fate)
        for fate in (Fate.ADDED, Fate.REMOVED)
    }

    assert without == {Fate.ADDED: before, Fate.REMOVED: after}


@given(texts)
def test_nothing_changes_between_equal_texts(text: str) -> None:
    assert {piece.fate for piece in word_changes(text, text)} <= {Fate.SAME}
