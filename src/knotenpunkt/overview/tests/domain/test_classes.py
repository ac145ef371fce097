"""Classes of figures for a map."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.overview.domain.classes import MOST_CLASSES, class_of, classes_of

figures = st.lists(st.decimals(0, 2_000_000, places=1), min_size=1, max_size=60)


@given(figures)
def test_every_figure_is_in_exactly_one_class(values: list[Decimal]) -> None:
    classes = classes_of(values)

    assert [sum(one.lowest <= value <= one.highest for one in classes) for value in values] == [1] * len(
        values
    )


@given(figures)
def test_classes_begin_and_end_with_figures_that_occur(values: list[Decimal]) -> None:
    for one in classes_of(values):
        assert one.lowest in values
        assert one.highest in values


@given(figures)
def test_the_largest_figure_is_darkest(values: list[Decimal]) -> None:
    classes = classes_of(values)

    assert 1 <= len(classes) <= MOST_CLASSES
    assert class_of(max(values), classes) == MOST_CLASSES


def test_no_figures_have_no_classes() -> None:
    assert classes_of([]) == ()


def test_equal_figures_are_one_class() -> None:
    assert [(one.lowest, one.highest) for one in classes_of([Decimal(7)] * 9)] == [(Decimal(7), Decimal(7))]
