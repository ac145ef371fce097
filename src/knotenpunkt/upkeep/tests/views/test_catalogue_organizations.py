"""Screen: the list of a centre's organizations."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import names_of, text_of

LIST = "/en/heinsberg/arbeitsplatz/traeger/"
BOTH = ["Caritasverband Erkelenz", "Frauen helfen Frauen e.V."]


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", BOTH),
        ("words=caritas", BOTH[:1]),
        ("words=CV", BOTH[:1]),
        ("state=archived", []),
        ("state=all", BOTH),
        ("municipality=05370016", BOTH[1:]),
        ("state=nonsense&page=999999999", BOTH),
    ],
)
def test_filters_are_in_the_address(team: Client, query: str, expected: list[str]) -> None:
    assert names_of(team.get(f"{LIST}?{query}")) == expected


def test_the_number_of_offers_leads_to_them(team: Client) -> None:
    page = team.get(LIST)

    assert "2 offers of Caritasverband Erkelenz" in text_of(page)
    assert "angebote/?provider=caritasverband-erkelenz" in page.content.decode()


def test_a_providers_editor_sees_her_own(heinsberg: Centre) -> None:
    caritas = Organization.objects.within(Scope.of(heinsberg)).get(name=scenario.CARITAS.name)
    page = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas.pk).get(LIST)

    assert ("1 organization" in text_of(page), names_of(page)) == (True, [])


def test_an_officer_sees_those_of_her_municipality(heinsberg: Centre) -> None:
    erkelenz = factories.municipality(scenario.ERKELENZ)
    page = signed_in(Role.MUNICIPAL_OFFICER, heinsberg, municipality=erkelenz).get(LIST)

    assert ("Caritasverband Erkelenz" in text_of(page), "Frauen helfen" in text_of(page)) == (True, False)


@pytest.mark.parametrize("role", [Role.TENANT_ADMINISTRATOR, Role.STATE_DESK])
def test_others_are_refused(heinsberg: Centre, role: Role) -> None:
    assert signed_in(role, heinsberg).get(LIST).status_code == 403


def test_another_centres_list_does_not_exist(heinsberg: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).get(LIST).status_code == 404


@pytest.mark.parametrize("number", [1, 40])
def test_statements_are_constant(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    records = tuple(factories.organization_record(f"Verein {n}") for n in range(number))
    scenario.publish(heinsberg, records, ())
    team.get(LIST)

    with django_assert_num_queries(6):
        team.get(LIST)
