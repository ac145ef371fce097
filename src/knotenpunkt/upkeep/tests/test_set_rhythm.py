"""The rhythm is one of three, and its provider chooses it."""

import pytest

from knotenpunkt.access.policy import AccessRefused
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.set_rhythm import set_rhythm
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, keys, recorded, service
from tests.harness.personas import Personas


def test_the_rhythm_is_set_once(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    (key,) = keys(centre, "Chor")

    set_rhythm(centre, key, 12, actor=personas.editor, now=NOW)
    set_rhythm(centre, key, 12, actor=personas.editor, now=NOW)

    assert service(centre, "Chor").rhythm_months == 12
    assert recorded("upkeep.service.set_rhythm") == 1


def test_other_rhythms_are_not_offered(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    (key,) = keys(centre, "Chor")

    with pytest.raises(ValueError, match="rhythm"):
        set_rhythm(centre, key, 4, actor=personas.editor, now=NOW)


@pytest.mark.parametrize("persona", ["guest", "outsider", "state_desk"])
def test_nobody_else_sets_it(centre: Centre, personas: Personas, persona: str) -> None:
    offers.catalogue(centre)
    (key,) = keys(centre, "Chor")

    with pytest.raises(AccessRefused):
        set_rhythm(centre, key, 3, actor=getattr(personas, persona), now=NOW)
