"""Somebody who builds on the data finds the page about it, tries an example and reads what a field means."""

import json

import pytest
from playwright.sync_api import expect

from tests.harness.browser import NewPage, PageCheck

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_open_data_are_found_tried_and_understood(
    language: str, width: int, new_page: NewPage, no_horizontal_scroll: PageCheck
) -> None:
    page = new_page(width=width, javascript=False)
    page.goto(f"/{language}/heinsberg/")
    page.locator(f'footer a[href^="/{language}/schnittstellen/"]').click()
    expect(page.locator("h1")).to_be_visible()
    no_horizontal_scroll(page)
    example = page.locator('a[href*="/hsds/v3/heinsberg/services?per_page=10"]')
    answer = page.request.get(str(example.get_attribute("href")))
    assert json.loads(answer.body())["size"] == 10

    page.locator(f'a[href="/{language}/schnittstellen/profil/"]').click()
    expect(page.locator("#translation")).to_be_visible()
    no_horizontal_scroll(page)


@pytest.mark.parametrize("path", ["", "profil/"])
@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_pages_about_open_data_are_accessible(
    path: str, language: str, width: int, new_page: NewPage, axe: PageCheck
) -> None:
    page = new_page(width=width)
    page.goto(f"/{language}/schnittstellen/{path}")

    axe(page)
