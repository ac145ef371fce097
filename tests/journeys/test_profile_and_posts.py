"""The head of a centre writes down what the centre is, and how its posts came to be what they are."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

POSTS = "/de/heinsberg/arbeitsplatz/stellen/"


def fill_in(page: Page, fields: dict[str, str]) -> None:
    """Write into the fields and send the form."""
    for name, words in fields.items():
        field = page.locator(f"#{name}")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(words)
        else:
            field.fill(words)
    page.locator("main form button").first.click()


def test_the_head_keeps_the_profile(new_page: NewPage, site_data: Path, axe: PageCheck) -> None:
    page = signed_in(new_page(user_agent="Profile"), site_data)
    page.locator('main a[href$="/arbeitsplatz/profil/"]').first.click()
    expect(page.locator("main")).to_contain_text("Kreistag")
    page.locator('main a[href$="/profil/angaben/"]').click()
    fill_in(page, {"opened_on": "31.02.2014", "wishes": "Verlässliche Mittel"})
    expect(page.locator("#opened_on-error")).to_be_visible()
    assert page.locator("#wishes").input_value() == "Verlässliche Mittel"
    axe(page)
    fill_in(page, {"opened_on": "01.09.2014"})
    expect(page.locator("main")).to_contain_text("Verlässliche Mittel")

    page.locator('main a[href$="/profil/programme/neu/"]').click()
    fill_in(page, {"name": "Griffbereit", "begins_on": "1.8.2026"})
    row = page.locator("#programme ~ table tr", has_text="Griffbereit")
    expect(row).to_have_count(1)
    row.locator("button[value=up]").click()
    expect(page.locator("#programme ~ table tbody tr").nth(-2)).to_contain_text("Griffbereit")
    row.locator('a[href$="/entfernen/"]').click()
    axe(page)
    page.locator("main form button").first.click()
    expect(row).to_have_count(0)


def test_the_head_lets_posts_grow_and_sees_the_line(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    page = signed_in(new_page(width=320, user_agent="Posts"), site_data)
    page.goto(POSTS)
    expect(page.locator("main")).to_contain_text("11,5")
    before = page.locator("svg.kp-steps__line, .kp-steps__line").first.get_attribute("points")
    page.locator('main a[href$="/stellen/neu/"]').click()
    posts = {
        "kind": "administration",
        "funding": "own",
        "full_time": "0,5",
        "begins_on": "01.01.2023",
    }
    fill_in(page, posts)
    expect(page.locator("main")).to_contain_text("16")
    assert page.locator(".kp-steps__line").first.get_attribute("points") != before

    page.locator('main tr:has-text("0,5") a[href$="/aendern/"]').last.click()
    fill_in(page, {"full_time": "1", "begins_on": "01.01.2025"})
    expect(page.locator("main")).to_contain_text("16,5")
    page.goto(f"{POSTS}neu/")
    fill_in(page, posts | {"begins_on": "01.06.2024"})
    expect(page.locator("#begins_on-error")).to_be_visible()
    axe(page)
    no_horizontal_scroll(page)
