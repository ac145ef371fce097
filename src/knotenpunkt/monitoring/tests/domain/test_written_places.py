"""Keys and days as they stand in tables."""

from datetime import date

import pytest

from knotenpunkt.monitoring.domain.written_places import (
    NotADate,
    day_in,
    nearest_region,
    nearest_word,
    region_key,
)

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("05370004", "05370004"),
        ("5370004", "05370004"),
        ("5370", "05370"),
        ("05 3 70 004", "05370004"),
        ("053700004004", "05370004"),
        ("53700004004", "05370004"),
        ("05", "05"),
        ("Heinsberg", "Heinsberg"),
        ("", ""),
    ],
)
def test_key_is_put_right(text: str, key: str) -> None:
    assert region_key(text) == key


def test_nearest_key_has_the_same_beginning() -> None:
    keys = ["05366004", "05370004", "05370016", "05374004"]

    assert nearest_region("05370005", keys) == "05370004"
    assert nearest_region("99999999", keys) is None
    assert nearest_region("05370005", []) is None


def test_nearest_word_looks_alike() -> None:
    assert nearest_word("pop_totl", ["area", "pop_total"]) == "pop_total"
    assert nearest_word("xyz", ["area", "pop_total"]) is None


@pytest.mark.parametrize("text", ["31.12.2022", "2022-12-31", " 31.12.2022 ", "2022-12-31 00:00:00"])
def test_day_is_german_or_iso(text: str) -> None:
    assert day_in(text, today=TODAY) == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30.02.2022", "den 30.02.2022 gibt es nicht"),
        ("2022-13-01", "den 2022-13-01 gibt es nicht"),
        ("27.11.2026", "der 27.11.2026 liegt in der Zukunft"),
        ("31.12.1871", "der 31.12.1871 liegt zu weit zurück"),
        ("12/31/2022", "„12/31/2022“ ist kein Datum; bitte so schreiben: 31.12.2022"),
        ("44926", "„44926“ ist kein Datum; bitte so schreiben: 31.12.2022"),
        ("31.12.22", "„31.12.22“ ist kein Datum; bitte so schreiben: 31.12.2022"),
    ],
)
def test_day_that_cannot_be_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        day_in(text, today=TODAY)
    assert str(refused.value) == sentence
