"""Screen: one place, put right for all its offers."""

import uuid
from dataclasses import replace

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import EntryVersion, Location, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.scenario import MOTHERS_COURSE
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import fields_of, text_of

SECOND = replace(MOTHERS_COURSE, title="Nähkurs")


@pytest.fixture
def heinsberg(db: None) -> Centre:
    centre = scenario.heinsberg()
    scenario.publish(centre, (), (SECOND,))
    return centre


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


def location(centre: Centre) -> Location:
    found: Location = Location.objects.within(Scope.of(centre)).get(name="Ort der Begegnung")
    return found


def address_of(centre: Centre) -> str:
    return f"/en/heinsberg/arbeitsplatz/orte/{location(centre).pk}/"


def test_an_address_is_put_right_once_for_all_offers(team: Client, heinsberg: Centre, client: Client) -> None:
    place = address_of(heinsberg)
    page = team.get(place)
    answer = team.post(place, fields_of(page) | {"street": "Neue Str. 9"})
    keys = Service.objects.within(Scope.of(heinsberg)).filter(title__in=("Nähkurs", MOTHERS_COURSE.title))
    stored = stored_entries(heinsberg, services=list(keys.values_list("pk", flat=True)))

    assert "Save the place for 2 offers" in text_of(page)
    assert answer.headers["Location"].endswith("/orte/?done=saved")
    assert {record.place.street for record in stored.services.values()} == {"Neue Straße 9"}
    assert "Neue Straße 9" in text_of(client.get("/en/heinsberg/angebote/sprachkurs-fuer-muetter/"))
    assert EntryVersion.objects.within(Scope.of(heinsberg)).count() == 2
    assert {service.revision for service in keys} == {2}


def test_a_place_becomes_secret_and_leaves_the_public_page(
    team: Client, heinsberg: Centre, client: Client
) -> None:
    place = address_of(heinsberg)
    team.post(place, fields_of(team.get(place)) | {"confidential": "on"})

    assert "Hagelkreuz" not in text_of(client.get("/en/heinsberg/angebote/sprachkurs-fuer-muetter/"))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"postal_code": "1"}, "A postal code has five digits."),
        (
            {"place_name": "", "street": "", "postal_code": "", "city": ""},
            "Please write at least a name or a town.",
        ),
        ({"place_name": "n" * 201}, "Please shorten this to 200 characters. It has 201."),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    team: Client, heinsberg: Centre, wrong: dict[str, str], told: str
) -> None:
    place = address_of(heinsberg)
    answer = team.post(place, fields_of(team.get(place)) | wrong)

    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert location(heinsberg).address.street == "Am Hagelkreuz 2"


def test_a_seat_is_no_place_of_offers(team: Client, heinsberg: Centre) -> None:
    seat = Location.objects.within(Scope.of(heinsberg)).filter(organization__isnull=False).first()

    assert seat is not None
    assert team.get(f"/en/heinsberg/arbeitsplatz/orte/{seat.pk}/").status_code == 404


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR, Role.STATE_DESK])
def test_only_the_team_edits_places(heinsberg: Centre, role: Role) -> None:
    assert signed_in(role, heinsberg).post(address_of(heinsberg)).status_code == 403


def test_another_centres_place_does_not_exist(heinsberg: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    place = address_of(heinsberg)

    assert [
        browser.post(place).status_code,
        browser.post(place.replace("heinsberg", "dueren")).status_code,
        browser.get(f"/en/dueren/arbeitsplatz/orte/{uuid.UUID(int=1)}/").status_code,
    ] == [404, 404, 404]
