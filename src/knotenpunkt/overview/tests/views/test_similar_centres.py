"""Centres in a situation like that of one of them."""

import pytest
from django.test import Client

from knotenpunkt.directory.tests import factories
from knotenpunkt.regions.models import Centre, Municipality


@pytest.fixture
def centres(db: None) -> dict[str, Centre]:
    """Three centres with one municipality each; only their inhabitants differ."""
    return {
        slug: factories.centre(slug, f"0530{number}", town(f"0530{number}001", people))
        for number, (slug, people) in enumerate({"mine": 1000, "near": 1100, "far": 90_000}.items())
    }


def town(ags: str, people: int) -> Municipality:
    made = factories.municipality(ags, f"Stadt {ags}")
    made.population = people
    made.save()
    return made


def test_nearest_centre_stands_first(client: Client, centres: dict[str, Centre]) -> None:
    answer = client.get("/en/ueberblick/aehnlich/mine/")

    assert [one.centre.slug for one in answer.context["similar"].neighbours] == ["near", "far"]
    assert "Information, no ranking" in answer.content.decode()


def test_weights_stand_in_the_address(client: Client, centres: dict[str, Centre]) -> None:
    answer = client.get("/en/ueberblick/aehnlich/mine/?pop_total=0&area=3&density=many")

    weights = {one.figure.code: one.weight for one in answer.context["similar"].indicators}
    assert weights == {"pop_total": 0, "area": 3, "density": 1, "municipalities": 1}


def test_centres_like_an_unknown_one_are_not_found(client: Client, db: None) -> None:
    assert client.get("/en/ueberblick/aehnlich/atlantis/").status_code == 404
