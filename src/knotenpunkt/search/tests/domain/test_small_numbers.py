"""Small numbers disappear in a sum."""

from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.counted import Figures
from knotenpunkt.search.domain.small_numbers import FEWEST, WordFigures, shown_words

FIGURES = st.builds(
    lambda with_results, without, missing: Figures(with_results + without, without, missing),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(0, 5),
)
WORDS = st.dictionaries(st.text(min_size=1, max_size=5), FIGURES, max_size=30).map(
    lambda found: [WordFigures(words, figures) for words, figures in found.items()]
)


def total(words: list[WordFigures]) -> Figures:
    return reduce(add, (word.figures for word in words), Figures())


@given(WORDS, st.integers(0, 10))
def test_nobody_sees_words_that_fewer_than_three_typed(words: list[WordFigures], most: int) -> None:
    shown = shown_words(words, total(words), most=most)

    assert [word for word in shown.words if word.figures.searches < FEWEST > word.figures.missing] == []
    assert len(shown.words) <= most


@given(WORDS, st.integers(0, 10))
def test_what_is_shown_and_the_others_are_everything(words: list[WordFigures], most: int) -> None:
    shown = shown_words(words, total(words), most=most)

    assert total(list(shown.words)) + shown.others == total(words)


@given(WORDS)
def test_all_that_may_be_shown_is_shown_most_frequent_first(words: list[WordFigures]) -> None:
    shown = shown_words(words, total(words), most=len(words)).words

    assert sorted(word.words for word in shown) == sorted(
        word.words for word in words if max(word.figures.searches, word.figures.missing) >= FEWEST
    )
    assert [word.seen for word in shown] == sorted((word.seen for word in shown), reverse=True)


def test_two_of_a_kind_are_a_secret_and_three_are_not() -> None:
    words = [
        WordFigures("wenig", Figures(2, 1, 2)),
        WordFigures("genug", Figures(3)),
        WordFigures("fehlt", Figures(0, 0, 3)),
    ]

    shown = shown_words(words, Figures(5, 1, 5), most=10)

    assert [word.words for word in shown.words] == ["fehlt", "genug"]
    assert shown.others == Figures(2, 1, 2)
