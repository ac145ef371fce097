"""Screen: a tap on a number or an address, told by the page's script."""

from typing import Any

import pytest
from django.test import Client

from knotenpunkt.directory.actions.count_figures import MOST_TAPS_A_MINUTE, flush_figures
from knotenpunkt.directory.models import OfferFigure
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PAGE = "/de/heinsberg/angebote/sprachkurs-fuer-muetter/"
PLACE = f"{PAGE}getippt/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def counted(centre: Centre) -> dict[str, int]:
    flush_figures()
    rows = OfferFigure.objects.within(Scope.of(centre)).exclude(kind="view")
    return dict(rows.values_list("kind", "number"))


@pytest.mark.parametrize(
    ("what", "figures"), [("call", {"call": 1}), ("mail", {"mail": 1}), ("x", {}), ("", {})]
)
def test_a_tap_is_counted_by_its_kind(
    client: Client, centre: Centre, what: str, figures: dict[str, int]
) -> None:
    answer = client.post(PLACE, {"what": what})

    assert (answer.status_code, bool(answer.cookies), counted(centre)) == (204, False, figures)


def test_a_tap_needs_no_cookie(centre: Centre) -> None:
    assert Client(enforce_csrf_checks=True).post(PLACE, {"what": "call"}).status_code == 204


def test_a_machine_at_play_is_stopped(client: Client, centre: Centre) -> None:
    for _ in range(2 * MOST_TAPS_A_MINUTE + 5):
        client.post(PLACE, {"what": "call"})

    assert counted(centre)["call"] <= 2 * MOST_TAPS_A_MINUTE  # the minute may change once


def test_a_program_is_not_counted(client: Client, centre: Centre) -> None:
    client.post(PLACE, {"what": "call"}, headers={"user-agent": "curl/8.5"})

    assert counted(centre) == {}


def test_whoever_opens_the_address_gets_the_offer(client: Client, centre: Centre) -> None:
    answer: Any = client.get(PLACE)

    assert (answer.status_code, answer.headers["Location"], counted(centre)) == (302, PAGE, {})


@pytest.mark.parametrize(
    "place", ["/de/heinsberg/angebote/entwurfsangebot/getippt/", "/de/nirgendwo/angebote/chor/getippt/"]
)
def test_what_is_not_public_is_not_counted(client: Client, centre: Centre, place: str) -> None:
    assert client.post(place, {"what": "call"}).status_code == 404


def test_the_offers_page_says_which_links_are_counted(client: Client, centre: Centre) -> None:
    page = client.get(PAGE).content.decode()

    assert (f'data-taps="{PLACE}"' in page, page.count('data-tap="call"'), page.count('data-tap="mail"')) == (
        True,
        2,
        1,
    )
