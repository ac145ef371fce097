"""What answers mean, when an address is asked again, and which machines never are."""

from datetime import date, timedelta

import pytest

from knotenpunkt.upkeep.domain.web_addresses import LinkStatus, is_due, spread, status_of_answer

DAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (200, "ok"),
        (204, "ok"),
        (404, "gone"),
        (410, "gone"),
        (403, "unclear"),
        (429, "unclear"),
        (503, "unclear"),
    ],
)
def test_an_answer_says_what_a_page_is(code: int, status: str) -> None:
    assert status_of_answer(code) == status


@pytest.mark.parametrize(
    ("status", "days", "due"),
    [
        (LinkStatus.OK, 29, False),
        (LinkStatus.OK, 30, True),
        (LinkStatus.GONE, 6, False),
        (LinkStatus.GONE, 7, True),
    ],
)
def test_doubt_is_asked_again_sooner(status: str, days: int, due: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_due(status, DAY, DAY + timedelta(days=days)) is due


def test_hosts_take_turns() -> None:
    assert list(spread({"a": ["a1", "a2", "a3"], "b": ["b1"]})) == ["a1", "b1", "a2", "a3"]
    assert list(spread({})) == []
