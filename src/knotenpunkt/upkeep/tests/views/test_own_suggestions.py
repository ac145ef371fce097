"""Screen: what became of one's own suggestions."""

import pytest
from django.test import Client

from knotenpunkt.access.policy import NOBODY, Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.decide import decline_suggestion
from knotenpunkt.upkeep.actions.suggest import Sender, report_mistake
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.deciding import text
from knotenpunkt.upkeep.tests.suggesting import NOW, offered, suggested
from tests.harness.personas import Personas

PLACE = "/en/heinsberg/arbeitsplatz/meine-vorschlaege/"


@pytest.fixture
def service(centre: Centre) -> Service:
    return offered(centre)


def provider(centre: Centre, service: Service) -> tuple[Client, Person]:
    person = seated(Role.PROVIDER_EDITOR, centre, organization=service.organization_id)
    client = Client()
    client.force_login(person)
    return client, person


def test_a_provider_sees_what_became_of_her_suggestions(
    centre: Centre, service: Service, personas: Personas
) -> None:
    decline_suggestion(suggested(service), note="Wir rufen an.", actor=personas.editor, now=NOW)
    client, _ = provider(centre, service)
    page = text(client.get(PLACE))

    assert ("declined" in page, "Wir rufen an." in page) == (True, True)


def test_what_others_wrote_about_her_offers_is_not_hers(centre: Centre, service: Service) -> None:
    report_mistake(service, "Unfreundlich!", sender=Sender(Suggestion.Origin.PUBLIC), actor=NOBODY, now=NOW)
    client, _ = provider(centre, service)

    assert "You have not suggested anything yet." in text(client.get(PLACE))


def test_other_providers_suggestions_are_not_hers(centre: Centre, service: Service) -> None:
    suggested(service)

    assert "You have not suggested anything yet." in text(signed_in(Role.PROVIDER_EDITOR, centre).get(PLACE))


@pytest.mark.parametrize(("role", "status"), [(Role.CENTRE_EDITOR, 200), (Role.TENANT_ADMINISTRATOR, 403)])
def test_who_has_suggestions(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(PLACE).status_code == status


def test_another_centre_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    assert signed_in(Role.PROVIDER_EDITOR, other_centre).get(PLACE).status_code == 404
