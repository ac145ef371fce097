"""The difference of two texts is true to both."""

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.translating.domain.differences import MOST_WORDS, Change, Part, difference

texts = st.text(alphabet="abc \n", max_size=40)


def joined(parts: tuple[Part, ...], *changes: Change) -> str:
    return "".join(part.text for part in parts if part.change in changes)


@given(texts, texts)
def test_what_stays_and_comes_is_the_later_text(before: str, after: str) -> None:
    parts = difference(before, after)

    assert joined(parts, Change.SAME, Change.ADDED) == after
    assert joined(parts, Change.SAME, Change.REMOVED).split() == before.split()


@given(texts)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert {part.change for part in difference(text, text)} <= {Change.SAME}


def test_words_are_compared_and_not_letters() -> None:
    assert difference("Der Kurs kostet 5 Euro.", "Der Kurs ist kostenlos.") == (
        Part(Change.SAME, "Der Kurs "),
        Part(Change.REMOVED, "kostet 5 Euro."),
        Part(Change.ADDED, "ist kostenlos."),
    )


def test_very_long_texts_count_as_replaced() -> None:
    before, after = "alt " * MOST_WORDS, "neu " * MOST_WORDS

    assert difference(before, after) == (Part(Change.REMOVED, before), Part(Change.ADDED, after))
