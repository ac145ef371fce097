"""Somebody of the state looks over all centres: the map, who works on what, and takes the table with her."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck

pytestmark = pytest.mark.journey


def colour_by(page: Page, figure: str) -> None:
    page.locator("#figure").select_option(figure)
    page.locator("form .kern-btn--primary").click()


def taken_along(page: Page, ending: str) -> list[list[str]]:
    """The table as it lies on her disk."""
    with page.expect_download() as waiting:
        page.locator(f'.overview-data a[href*="daten.{ending}"]').click()
    content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(StringIO(content), delimiter=";"))


@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_the_state_sees_what_the_centres_have_chosen(
    language: str, width: int, new_page: NewPage, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    page = new_page(width=width)
    page.goto(f"/{language}/")
    page.locator(f'footer a[href="/{language}/ueberblick/"]').click()
    colour_by(page, "schwerpunkte")
    axe(page)
    no_horizontal_scroll(page)
    expect(page.locator('svg a[aria-label="HS 6* – Heinsberg: 6"]')).to_have_count(1)

    page.locator(f'.overview-nav a[href="/{language}/ueberblick/themen/"]').click()
    axe(page)
    no_horizontal_scroll(page)
    assert page.locator(".overview-matrix tbody tr").count() > 20
    rows = taken_along(page, "csv")
    assert {"05370"} <= {row[0] for row in rows[1:]}
    assert len({row[0] for row in rows[1:]}) == 54


def test_the_map_works_without_a_script(new_page: NewPage) -> None:
    page = new_page(javascript=False)
    page.goto("/de/ueberblick/?zahl=stellen")
    colour_by(page, "auslaenderanteil")

    expect(page.locator("#figure")).to_have_value("auslaenderanteil")
    expect(page.locator(".overview-list tbody tr")).to_have_count(54)
