"""An outcome survives the address that carries it."""

import pytest

from knotenpunkt.upkeep.domain.outcome import Deed, Outcome, Remark, read_outcome


def sent(query: str) -> dict[str, str]:
    return dict(part.split("=") for part in query.split("&"))


def test_an_outcome_is_read_as_it_was_written() -> None:
    outcome = Outcome(Deed.ASK, 7, {Remark.LETTERS: 2, Remark.NOT_PUBLISHED: 1}, "b")

    assert read_outcome(sent(outcome.query)) == outcome


def test_remarks_on_nobody_are_left_out() -> None:
    assert Outcome(Deed.CONFIRM, 0, {Remark.IS_ARCHIVED: 0}).query == "done=confirm&number=0"


@pytest.mark.parametrize("query", ["x=1", "done=fly&number=3", "done="])
def test_what_nobody_understands_is_no_outcome(query: str) -> None:
    assert read_outcome(sent(query)) is None


def test_numbers_that_are_none_count_nothing() -> None:
    read = read_outcome(sent("done=confirm&number=-1&remark-letters=9999999"))

    assert read == Outcome(Deed.CONFIRM)
