"""QR codes on paper."""

import re

from knotenpunkt.shared.web.qr_codes import LONGEST_ADDRESS, QUIET_ZONE, printable_address, qr_drawing

ADDRESS = "https://example.org/de/heinsberg/angebote/"


def test_qr_drawing_keeps_the_quiet_zone() -> None:
    drawing = qr_drawing(ADDRESS)
    first_module = re.search(r'viewBox="0 0 (\d+) (\d+)".* d="M(\d+) ', drawing)

    assert first_module is not None
    assert first_module.groups() == ("37", "37", str(QUIET_ZONE))


def test_qr_drawing_carries_nothing_of_the_address_as_text() -> None:
    assert re.sub(r"[MmhHvVzZ\d. -]+", "", qr_drawing('https://example.org/"><script>')).count("script") == 0


def test_qr_drawing_differs_between_addresses() -> None:
    assert qr_drawing(ADDRESS) != qr_drawing(f"{ADDRESS}?page=2")


def test_printable_address_keeps_filters_while_they_fit() -> None:
    assert printable_address(f"{ADDRESS}?thema=sprache") == f"{ADDRESS}?thema=sprache"


def test_printable_address_drops_filters_that_make_it_too_long() -> None:
    assert printable_address(f"{ADDRESS}?suche={'x' * LONGEST_ADDRESS}") == ADDRESS
