"""The map of all centres."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_regions import load_regions


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))


def test_map_lists_all_centres(client: Client, regions: None) -> None:
    page = client.get("/de/ueberblick/").content.decode()

    assert page.count('<th scope="row"') == 54


def test_map_of_an_empty_instance_says_so(client: Client, db: None) -> None:
    assert '<div class="kp-empty">' in client.get("/de/ueberblick/").content.decode()


def test_map_in_another_language_than_those_of_staff_leads_to_german(client: Client, db: None) -> None:
    answer = client.get("/tr/ueberblick/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/ueberblick/")
