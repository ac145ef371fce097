"""Somebody tells the centre about a barrier."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from knotenpunkt.regions.forms.accessibility_feedback import FASTEST_SECONDS
from tests.harness.browser import PageCheck

MESSAGE = "Die Karte lässt sich mit der Tastatur nicht bedienen."
WRITING_MILLISECONDS = (FASTEST_SECONDS + 1) * 1000  # whoever writes faster is taken for a machine

type Pages = Mapping[tuple[str, str], str]


def test_message_without_an_address_is_enough(pages: Pages, browser_page: Page, axe: PageCheck) -> None:
    browser_page.goto(pages["accessibility_statement", "de"])
    browser_page.locator("#message").press_sequentially(MESSAGE, delay=WRITING_MILLISECONDS / len(MESSAGE))
    browser_page.locator("#feedback button[type=submit]").click()

    expect(browser_page.locator("#feedback [role=status]")).to_be_visible()
    assert browser_page.locator("#feedback .kp-reference").inner_text() != ""
    axe(browser_page)


def test_empty_message_is_explained_and_nothing_is_lost(
    pages: Pages, browser_page: Page, axe: PageCheck
) -> None:
    browser_page.goto(pages["accessibility_statement", "ar"])
    browser_page.locator("#reply_email").fill("leserin@example.org")
    browser_page.locator("#feedback button[type=submit]").click()

    expect(browser_page.locator("#feedback [role=alert]")).to_be_visible()
    assert browser_page.locator("#message").get_attribute("aria-invalid") == "true"
    assert browser_page.locator("#reply_email").input_value() == "leserin@example.org"
    axe(browser_page)
