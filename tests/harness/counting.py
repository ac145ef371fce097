"""What a test searched for or looked at is not counted during the next one."""

from collections.abc import Iterator

import pytest

from knotenpunkt.directory.actions import count_figures
from knotenpunkt.search.actions import count_searches


@pytest.fixture(autouse=True)
def _nothing_waits_to_be_counted() -> Iterator[None]:
    yield
    count_searches.waiting.everything()
    count_figures.waiting.everything()
