"""„Not confirmed since": told on every public page, ranked below equals, and no longer public once it is hidden."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.age_of_information import Freshness, information_age
from knotenpunkt.directory.domain.offer import Provenance
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.directory.tests.asking import asking, everything_found
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

SINCE = date(2026, 10, 1)
TODAY = date(2026, 11, 23)


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    """Three offers alike but for their names."""
    centre = factories.centre("heinsberg", "05370", factories.municipality())
    scenario.publish(
        centre, (), tuple(factories.service_record(f"Chor {name}") for name in ("Amsel", "Drossel", "Fink"))
    )
    with asking(tmp_path):
        yield centre


def silent(centre: Centre, title: str, *, is_hidden: bool = False) -> None:
    """The provider of the offer has not answered."""
    services = Service.objects.within(Scope.of(centre)).filter(title=title)
    services.update(unconfirmed_since=SINCE, hidden_on=TODAY if is_hidden else None)
    tell_changes(centre, services.values_list("pk", flat=True), now=scenario.NOW)


def text(address: str) -> str:
    return " ".join(Client().get(address).content.decode().split())


def test_silence_puts_even_fresh_information_in_doubt() -> None:
    confirmed = Provenance(confirmed_on=date(2026, 11, 1), unconfirmed_since=SINCE)
    age = information_age(confirmed, TODAY)

    assert (age.freshness, age.quality, age.is_confirmed) == (Freshness.DOUBTED, 0.0, False)


@pytest.mark.parametrize(
    "address", ["/de/heinsberg/angebote/", "/de/heinsberg/angebote/chor-amsel/", "/en/heinsberg/angebote/"]
)
def test_pages_say_since_when_nobody_confirms_an_offer(centre: Centre, address: str) -> None:
    before = text(address)
    silent(centre, "Chor Amsel")

    told = "1 October 2026" if address.startswith("/en/") else "1. Oktober 2026"
    assert (told in before, told in text(address)) == (False, True)


def test_an_offer_in_doubt_stands_below_its_equals(centre: Centre) -> None:
    silent(centre, "Chor Amsel")

    assert everything_found("")[-1] == "Chor Amsel"
    assert everything_found("Chor")[-1] == "Chor Amsel"


def test_a_hidden_offer_is_found_by_nobody(centre: Centre) -> None:
    silent(centre, "Chor Amsel", is_hidden=True)

    assert sorted(everything_found("Chor")) == ["Chor Drossel", "Chor Fink"]
    assert Client().get("/de/heinsberg/angebote/chor-amsel/").status_code == 404
