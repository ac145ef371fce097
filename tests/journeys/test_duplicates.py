"""A clerk compares two entries, merges them with the keyboard alone, and separates them again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

LIST = "/{language}/heinsberg/arbeitsplatz/doppelte/"


def pair_page(page: Page, language: str) -> None:
    """The first pair of the demo's catalogue, side by side."""
    page.goto(LIST.format(language=language))
    page.locator("main .kp-twins a.kern-btn").first.click()
    expect(page.locator("main form input[name=kept]")).to_have_count(2)


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_both_screens_are_accessible_and_fit(
    language: str,
    width: int,
    scheme: str,
    new_page: NewPage,
    site_data: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Workplace"), site_data)
    page.goto(LIST.format(language=language))
    no_horizontal_scroll(page)
    axe(page)
    pair_page(page, language)
    no_horizontal_scroll(page)
    axe(page)


def test_a_merge_is_made_and_taken_back_by_keyboard(
    new_page: NewPage, site_data: Path, axe: PageCheck
) -> None:
    page = signed_in(new_page(user_agent="Workplace"), site_data)
    pair_page(page, "de")
    page.locator("main input[name=kept]:checked").focus()
    page.keyboard.press("ArrowDown")
    page.locator("main button[value=merge]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/doppelte/$"))
    axe(page)
    separate = page.locator("main form[action$='/trennen/'] button")
    expect(separate).to_have_count(1)
    separate.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main form[action$='/trennen/']")).to_have_count(0)
