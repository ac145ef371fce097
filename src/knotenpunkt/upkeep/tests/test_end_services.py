"""„No longer offered": archived with its reason, and nobody is asked any more."""

import pytest

from knotenpunkt.access.policy import AccessRefused
from knotenpunkt.directory.models import EntryVersion
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.end_service import end_services
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, day, keys, recorded, rounds, service
from tests.harness.personas import Personas


def test_ending_archives_and_keeps_what_was(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    ask_providers(centre, keys(centre, "Chor"), actor=personas.editor, now=NOW)

    ended = end_services(
        centre, keys(centre, "Chor", "Altes"), reason="aufgelöst", actor=personas.editor, now=day(2)
    )

    assert list(ended) == keys(centre, "Chor")
    assert (service(centre, "Chor").status, service(centre, "Chor").status_reason) == (
        "archived",
        "aufgelöst",
    )
    assert [(one.answer, one.answered_at) for one in rounds(centre)] == [("closed", day(2))]
    assert EntryVersion.objects.within(Scope.of(centre)).filter(entry=service(centre, "Chor").pk).count() == 1
    assert recorded("directory.service.change") == 1


@pytest.mark.parametrize("persona", ["guest", "outsider", "provider"])
def test_only_the_team_ends(centre: Centre, personas: Personas, persona: str) -> None:
    offers.catalogue(centre)

    with pytest.raises(AccessRefused):
        end_services(centre, keys(centre, "Chor"), reason="weg", actor=getattr(personas, persona), now=NOW)

    assert service(centre, "Chor").status == "published"
