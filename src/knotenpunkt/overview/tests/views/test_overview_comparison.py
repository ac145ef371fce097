"""Up to four centres side by side."""

import pytest
from django.test import Client

from knotenpunkt.directory.tests import factories
from knotenpunkt.regions.models import Centre

SLUGS = ["alpha", "beta", "gamma", "delta", "epsilon"]


@pytest.fixture
def centres(db: None) -> list[Centre]:
    return [factories.centre(slug, f"0530{number}") for number, slug in enumerate(SLUGS)]


def test_comparison_without_a_choice_asks_for_one(client: Client, centres: list[Centre]) -> None:
    page = client.get("/en/ueberblick/vergleich/").content.decode()

    assert page.count('name="zentrum"') == 4
    assert "Situation in figures" not in page


def test_comparison_shows_the_centres_in_the_order_of_the_address(
    client: Client, centres: list[Centre]
) -> None:
    answer = client.get("/en/ueberblick/vergleich/?zentrum=beta&zentrum=&zentrum=alpha&zentrum=beta")

    assert [one.centre.slug for one in answer.context["comparison"].centres] == ["beta", "alpha"]


def test_a_fifth_centre_is_refused_in_a_sentence(client: Client, centres: list[Centre]) -> None:
    answer = client.get("/en/ueberblick/vergleich/?" + "&".join(f"zentrum={slug}" for slug in SLUGS))

    assert answer.status_code == 200
    assert [one.centre.slug for one in answer.context["comparison"].centres] == SLUGS[:4]
    assert "Not shown: epsilon." in " ".join(answer.content.decode().split())


def test_a_centre_that_nobody_knows_is_named(client: Client, centres: list[Centre]) -> None:
    page = client.get("/en/ueberblick/vergleich/?zentrum=atlantis&zentrum=alpha").content.decode()

    assert "<q><bdi>atlantis</bdi></q>" in page
