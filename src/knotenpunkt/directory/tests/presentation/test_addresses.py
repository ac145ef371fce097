"""Addresses that lead out of the portal."""

import pytest

from knotenpunkt.directory.domain.offer import Place
from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.presentation.addresses import (
    Source,
    map_address,
    phone_map_address,
    source_of,
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("www.caritas.example", "https://www.caritas.example"),
        ("caritas.example/kurs", "https://caritas.example/kurs"),
        ("http://alt.example/a_b?c=1", "http://alt.example/a_b?c=1"),
        ("siehe https://a.example/x.", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("info@caritas.example", ""),
        ("Flyer im Rathaus", ""),
        ("", ""),
    ],
)
def test_web_address_is_one_that_a_browser_may_follow(written: str, address: str) -> None:
    assert web_address(written) == address


@pytest.mark.parametrize(
    ("written", "source"),
    [
        (
            "https://www.zeitung.example/artikel-7",
            Source("zeitung.example", "https://www.zeitung.example/artikel-7"),
        ),
        ("Flyer der Stadt", Source("Flyer der Stadt", "")),
        (" ", None),
    ],
)
def test_source_is_shown_by_its_host(written: str, source: Source | None) -> None:
    assert source_of(written) == source


def test_place_is_searched_on_a_map() -> None:
    place = Place("Haus", "Am Markt 1", "41812", "Erkelenz", latitude=51.08, longitude=6.31)

    assert (
        map_address(place)
        == "https://www.openstreetmap.org/search?query=Am%20Markt%201%2C%2041812%20Erkelenz"
    )
    assert phone_map_address(place) == "geo:51.08,6.31?q=Am%20Markt%201%2C%2041812%20Erkelenz"
    assert phone_map_address(Place(city="Erkelenz")) == "geo:0,0?q=Erkelenz"
