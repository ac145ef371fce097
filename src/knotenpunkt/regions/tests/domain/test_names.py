"""Names of territories."""

import pytest

from knotenpunkt.regions.domain.names import folded, is_named, short_name, sorting_key


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        ("Kreis Heinsberg", "Heinsberg"),
        ("Stadt Mülheim an der Ruhr", "Mülheim an der Ruhr"),
        ("Städteregion Aachen (ohne Stadt Aachen)", "Städteregion Aachen"),
        ("Rhein-Erft-Kreis", "Rhein-Erft-Kreis"),
    ],
)
def test_short_name_is_the_distinguishing_word(territory: str, expected: str) -> None:
    assert short_name(territory) == expected


def test_folded_is_one_for_every_way_of_typing() -> None:
    assert {folded(name) for name in ("Köln", "KOELN", "koln", "Ko\u0308ln")} == {"koln"}
    assert folded("Moers") == folded("moers")


def test_sorting_key_puts_umlauts_with_their_vowels() -> None:
    names = ["Unna", "Düsseldorf", "Duisburg", "Olpe", "Düren"]
    assert sorted(names, key=sorting_key) == ["Duisburg", "Düren", "Düsseldorf", "Olpe", "Unna"]


@pytest.mark.parametrize(
    ("name", "search", "expected"),
    [
        ("Übach-Palenberg", "palen", True),
        ("Übach-Palenberg", "ueb pal", True),
        ("Übach-Palenberg", "berg", False),
        ("Hückelhoven", "Huckelhoven", True),
        ("Hückelhoven", "", False),
        ("Hückelhoven", "---", False),
        ("Hückelhoven", "hückelhoven stadt", False),
    ],
)
def test_name_is_found_by_the_beginnings_of_its_words(name: str, search: str, expected: object) -> None:
    assert is_named(name, search) is expected
