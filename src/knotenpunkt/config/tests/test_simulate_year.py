"""The simulated year: the same twice, and freshness that follows from what people do."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knotenpunkt.config.simulation.ground import prepare_ground
from knotenpunkt.config.simulation.rates import Lots, Rates
from knotenpunkt.config.simulation.year import simulated
from knotenpunkt.directory.models import Contact
from knotenpunkt.directory.tests import factories
from knotenpunkt.directory.tests.scenario import publish
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

FIRST = date(2027, 1, 1)
CALM = Rates(late=0, doubled=0, killed=0)


def small_centre(slug: str = "heinsberg", key: str = "05370") -> Centre:
    """Twelve organizations with two offers each."""
    centre = factories.centre(slug, key)
    names = [f"Verein {number:02}" for number in range(12)]
    publish(
        centre,
        tuple(factories.organization_record(name, email=f"{name[-2:]}@echt.example") for name in names),
        tuple(
            factories.service_record(f"{what} {name}", organization=name)
            for name in names
            for what in ("Treff", "Kurs")
        ),
    )
    return centre


def months(centre: Centre, nights: int, rates: Rates, seed: int = 3) -> list[dict[str, Any]]:
    prepare_ground(centre, FIRST)
    found: list[dict[str, Any]] = simulated(centre, FIRST, nights, rates, seed)["months"]
    return found


@pytest.mark.django_db(transaction=True)
def test_two_runs_with_one_seed_are_equal_and_another_seed_differs() -> None:
    rates = Rates(late=0.2, doubled=0.2, killed=0.3)
    first = months(small_centre(), 60, rates)
    BlockedAddress.objects.all().delete()
    second = months(small_centre("dueren", "05358"), 60, rates)
    BlockedAddress.objects.all().delete()
    other = months(small_centre("euskirchen", "05366"), 60, rates, seed=4)

    assert first == second
    assert first != other


@pytest.mark.django_db(transaction=True)
def test_a_year_with_killed_and_doubled_nights_ends_as_a_calm_one() -> None:
    calm = months(small_centre(), 365, CALM)
    BlockedAddress.objects.all().delete()
    disturbed = months(small_centre("dueren", "05358"), 365, replace(CALM, doubled=0.4, killed=0.6))

    assert disturbed == calm


@pytest.mark.django_db(transaction=True)
def test_who_is_silent_is_hidden_and_who_answers_stays() -> None:
    silent = months(small_centre(), 95, Rates(answering=0, bouncing=0, calls=0, late=0))[-1]
    answering = months(small_centre("dueren", "05358"), 95, Rates(answering=1, bouncing=0, ending=0))[-1]

    assert (silent["public"], silent["hidden"], silent["share_within_rhythm"]) == (0, 24, 0.0)
    assert (answering["public"], answering["hidden"], answering["share_within_rhythm"]) == (24, 0, 1.0)


def test_nobody_outside_is_part_of_it(db: None) -> None:
    centre = small_centre()
    prepare_ground(centre, FIRST)

    real = Contact.objects.within(Scope.of(centre)).filter(email__endswith="@echt.example")
    assert real.count() == 0


def test_lots_do_not_depend_on_the_order_in_which_they_are_drawn() -> None:
    lots, again = Lots(7), Lots(7)
    one, two = lots.share("a"), lots.share("b", 3)

    assert (again.share("b", 3), again.share("a")) == (two, one)
    assert Lots(8).share("a") != one
