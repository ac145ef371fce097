"""Sending all of a list: in portions, while it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.queries import listings, services, services_at_locations
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.organizations import organizations
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
LISTS = {
    "services": services.services,
    "service_at_locations": services_at_locations.services_at_locations,
    "organizations": organizations,
}
SERVICES = 9  # more than two portions


@pytest.fixture
def centre(monkeypatch: pytest.MonkeyPatch) -> Centre:
    monkeypatch.setattr(listings, "KEYS_TOGETHER", 4)
    monkeypatch.setattr(listings, "TOGETHER", 3)
    centre = scenario.heinsberg()
    number = SERVICES - Service.objects.public().count()
    scenario.publish(
        centre,
        (),
        tuple(
            ServiceRecord(title=f"Treffen {one}", place=scenario.MOTHERS_COURSE.place)
            for one in range(number)
        ),
    )
    return centre


def asked(name: str, centre: Centre, **question: Any) -> Listing:
    return LISTS[name](Question(**question), Area(centre, "https://kn.example", scenario.NOW.date()))


def ids(records: Iterator[Any]) -> list[str]:
    return [record["id"] for record in records]


@pytest.mark.parametrize("name", LISTS)
def test_all_records_come_once_and_in_their_order(centre: Centre, name: str) -> None:
    listing = asked(name, centre)
    keys = [str(key) for key in listing.keys]

    assert len(keys) > 1
    assert ids(listing.everything()) == sorted(keys) == keys


def test_records_of_a_search_come_once_and_the_best_first(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.open_search.asked", lambda version, ask: None)
    listing = asked("services", centre, search="Treffen")

    assert len(listing.keys) > 4
    assert ids(listing.everything()) == [str(key) for key in listing.keys]


@pytest.mark.parametrize("question", [{}, {"full": True}])
@pytest.mark.parametrize("name", ["services", "service_at_locations"])
def test_what_is_withdrawn_while_all_are_sent_is_left_out(
    centre: Centre, name: str, question: dict[str, Any]
) -> None:
    listing = asked(name, centre, **question)
    keys = [str(key) for key in listing.keys]
    records = listing.everything()
    sent = [next(records)["id"]]
    Service.objects.public().filter(title__startswith="Treffen").update(status="draft")
    sent += ids(records)

    assert len(sent) < len(keys)
    assert sent == sorted(set(sent))


def test_what_comes_while_all_are_sent_doubles_nothing(centre: Centre) -> None:
    records = asked("services", centre).everything()
    sent = [next(records)["id"]]
    scenario.publish(centre, (), (ServiceRecord(title="Neu"),))
    sent += ids(records)

    assert len(sent) == SERVICES + 1
    assert sent == sorted(set(sent))


def test_places_are_not_asked_for_their_services_where_nothing_was_asked_of_these(centre: Centre) -> None:
    with CaptureQueriesContext(connection) as captured:
        list(asked("service_at_locations", centre).keys)

    assert [one["sql"].count("SELECT") for one in captured] == [1]
