"""The regions of the state, and indicators without figures."""

import pytest

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.monitoring.actions.load_vocabulary import load_vocabulary
from knotenpunkt.monitoring.models import Figure
from knotenpunkt.monitoring.tests.factories import NOW
from knotenpunkt.regions.actions.load_regions import load_regions


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)


@pytest.fixture
def loaded(regions: None) -> None:
    """The indicators and the figures that come with the program."""
    load_vocabulary(actor=OPERATOR, now=NOW)


@pytest.fixture
def indicators(loaded: None) -> None:
    """The indicators alone."""
    Figure.objects.all().delete()
