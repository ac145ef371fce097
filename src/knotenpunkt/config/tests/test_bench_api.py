"""What is asked of a large instance to see how fast open data are served."""

import pytest

from knotenpunkt.api.domain.pages import page_of
from knotenpunkt.api.domain.questions import USUAL_SIZE
from knotenpunkt.config.bench.api import late_page


@pytest.mark.parametrize(("offers", "page"), [(60_000, 500), (5_000, 50), (5_099, 50), (7, 1), (0, 1)])
def test_late_page_is_there_however_many_offers_there_are(offers: int, page: int) -> None:
    assert late_page(offers) == page
    assert page_of([], number=page, size=USUAL_SIZE, total=offers)["page_number"] == page
