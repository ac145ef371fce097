"""Screen: the list of the places where a centre's offers are."""

import pytest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.tests.browsing import names_of, text_of

LIST = "/en/heinsberg/arbeitsplatz/orte/"


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
