"""The workspace shows each person the doors that open for her, and no others."""

import re

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.accounts.queries.doors import Door, rooms_for
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.directory.tests.factories import municipality
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.web.addresses import screen_address

ADDRESS = "/de/heinsberg/arbeitsplatz/"
WORKERS = [role for role in Role if role is not Role.STATE_DESK]


def address_of(door: Door) -> str:
    return screen_address(door.screen, {"language": "de", "centre": "heinsberg"})


@pytest.mark.parametrize("role", WORKERS)
def test_doors_that_are_shown_open_and_all_others_are_closed(role: Role, centre: Centre) -> None:
    person = seated(role, centre, municipality=municipality() if role is Role.MUNICIPAL_OFFICER else None)
    browser = Client()
    browser.force_login(person)
    everywhere = [address_of(door) for room in rooms_for(OPERATOR, centre) for door in room.doors]
    hers = [address_of(door) for room in rooms_for(actor_for(person), centre) for door in room.doors]
    shown = re.findall(r'kp-card__title"><a href="([^"]+)"', browser.get(ADDRESS).content.decode())

    assert shown == hers
    assert {door: browser.get(door).status_code for door in {*everywhere, *hers}} == {
        door: 200 if door in hers else 403 for door in {*everywhere, *hers}
    }
