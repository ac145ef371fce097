"""Whether somebody has an answer already: by its mark, or by its time."""

import pytest
from django.test import RequestFactory
from django.utils.http import http_date

from knotenpunkt.shared.web.conditional import is_known

CHANGED = 1_800_000_000


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({}, False),
        ({"if-none-match": 'W/"a"'}, True),
        ({"if-none-match": '"b", "a"'}, True),
        ({"if-none-match": '"b"'}, False),
        ({"if-modified-since": http_date(CHANGED)}, True),
        ({"if-modified-since": http_date(CHANGED - 1)}, False),
        ({"if-modified-since": "yesterday"}, False),
        ({"if-none-match": '"b"', "if-modified-since": http_date(CHANGED)}, False),
    ],
)
def test_a_mark_goes_before_the_time(asked: dict[str, str], *, known: bool) -> None:
    assert is_known(RequestFactory().get("/", headers=asked), 'W/"a"', CHANGED) is known


def test_without_a_time_no_time_is_known() -> None:
    asked = RequestFactory().get("/", headers={"if-modified-since": http_date(CHANGED)})

    assert not is_known(asked, '"a"', None)
