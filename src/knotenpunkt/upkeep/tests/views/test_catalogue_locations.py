"""Screen: the list of the places where a centre's offers are."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.models import Location, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import names_of, text_of

LIST = "/en/heinsberg/arbeitsplatz/orte/"
ACT = "/en/heinsberg/arbeitsplatz/orte-auswahl/"


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Ort der Begegnung", "Heinsberg-Oberbruch", "Geheimhaus"]),
        ("words=hagelkreuz", ["Ort der Begegnung"]),
        ("municipality=05370016", ["Heinsberg-Oberbruch", "Geheimhaus"]),
        ("words=nirgends", []),
    ],
)
def test_places_are_found_by_town_and_street(heinsberg: Centre, query: str, expected: list[str]) -> None:
    page = signed_in(Role.CENTRE_EDITOR, heinsberg).get(f"{LIST}?{query}")

    assert names_of(page) == expected


def test_a_confidential_place_is_marked(heinsberg: Centre) -> None:
    assert "Geheimhaus confidential" in text_of(signed_in(Role.CENTRE_EDITOR, heinsberg).get(LIST))


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR, Role.STATE_DESK])
def test_only_the_team_sees_the_places(heinsberg: Centre, role: Role) -> None:
    assert signed_in(role, heinsberg).get(LIST).status_code == 403


def test_another_centres_places_do_not_exist(heinsberg: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).get(LIST).status_code == 404


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


def key(centre: Centre, name: str) -> str:
    places = Location.objects.within(Scope.of(centre)).filter(organization__isnull=True)
    return str(places.get(name=name).pk)


def notice(browser: Client, **sent: Any) -> str:
    """What the list says after something was sent."""
    page = text_of(browser.get(browser.post(ACT, sent).headers["Location"]))
    return page.split("every offer that takes place there. ")[1].split(" Words ")[0]


def service(centre: Centre, title: str) -> Service:
    found: Service = Service.objects.within(Scope.of(centre)).get(title=title)
    return found


def test_all_offers_at_a_place_are_confirmed_and_handed_over(team: Client, heinsberg: Centre) -> None:
    colleague, house = seated(Role.CENTRE_HEAD, heinsberg), key(heinsberg, "Geheimhaus")
    said = [
        notice(team, do="confirm", entry=[house]),
        notice(team, do="assign", entry=[house], colleague=str(colleague.pk)),
    ]
    found = service(heinsberg, "Frauenhaus")

    assert said == ["1 offer is confirmed.", "1 offer is handed over."]
    assert (found.confirmations.count(), found.assigned_to) == (1, colleague)


def test_providers_at_a_place_are_asked(team: Client, heinsberg: Centre) -> None:
    assert notice(team, do="ask", entry=[key(heinsberg, "Ort der Begegnung")]).startswith(
        "The provider of 1 offer is asked."
    )


@pytest.mark.parametrize("sent", [{"do": "archive", "all": "yes"}, {"do": "confirm"}, {"do": "x"}])
def test_a_place_is_neither_archived_nor_touched_unticked(team: Client, sent: dict[str, Any]) -> None:
    assert notice(team, **sent) == "Nothing was ticked."


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR, Role.STATE_DESK])
def test_only_the_team_acts_on_places(heinsberg: Centre, role: Role) -> None:
    assert signed_in(role, heinsberg).post(ACT, {"do": "confirm", "all": "yes"}).status_code == 403


def test_in_another_centre_nothing_can_be_done(heinsberg: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).post(ACT, {"all": "yes"}).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    team: Client, heinsberg: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(heinsberg, number)
    team.get(LIST)

    with django_assert_num_queries(7):
        team.get(LIST)
