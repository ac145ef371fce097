"""What holds on every public screen: accessible in German and Arabic, narrow phones, no scripts, keyboard alone."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from tests.architecture.test_tenant_leak import public_screens
from tests.harness.browser import PageCheck, Visit

type Pages = Mapping[tuple[str, str], str]

FILES = {
    "centre_sitemap",
    "embedded_list",
    "embedded_list_offer",
    "fact_sheet_document",
    "overview_comparison_data",
    "overview_map_data",
    "overview_periods_data",
    "overview_posts_data",
    "overview_search_data",
    "overview_themes_data",
    "service_calendar",
    "service_tap",
    "similar_centres_data",
    "suggestions",
}  # addresses in a language that give a file or a piece of a page instead of a page
BEHIND_A_KEY = {
    "account_inactive",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "provider_answer_confirm",
    "provider_answer_end",
    "provider_answer_renew",
}  # shown only to whoever signs in or has a letter; the stories of signing in and of the link look at them
WITH_PASSKEYS = {"account_login", "sign_in_by_link"}  # the button for a passkey needs a script
DOORS = {
    "account_login",
    "account_reset_password",
}  # pages without a language; what else has none is for machines
PAGES = {name for name, arguments in public_screens() if "language" in arguments} | DOORS
SCREENS = sorted(PAGES - FILES - BEHIND_A_KEY)


DIRECTIONS = {"de": ["de", "ltr"], "ar": ["ar", "rtl"]}


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.parametrize("screen", SCREENS)
def test_page_is_accessible_on_a_laptop(
    screen: str,
    language: str,
    pages: Pages,
    visit: Visit,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    """One visit for whatever is seen at a glance; the key is pressed last, for it changes the page."""
    page = visit(pages[screen, language])

    axe(page)
    no_horizontal_scroll(page)
    assert page.evaluate(SEEN_THOUGH_HIDDEN) == []
    assert page.evaluate(SKIPPED_BY_KEYBOARD) == []
    assert page.locator("html").evaluate("html => [html.lang, html.dir]") == DIRECTIONS[language]
    first_key_leads_past_the_navigation(page)


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("screen", SCREENS)
def test_page_is_accessible_on_a_small_dark_phone(
    screen: str,
    language: str,
    pages: Pages,
    visit: Visit,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = visit(pages[screen, language], width=320, height=640, color_scheme="dark")

    axe(page)
    no_horizontal_scroll(page)


OF_SCRIPTS = "data-by-script"
ASKED_INSTEAD = "data-without-proof"


@pytest.mark.parametrize("screen", [screen for screen in SCREENS if screen not in WITH_PASSKEYS])
def test_page_says_the_same_without_javascript(screen: str, pages: Pages, visit: Visit) -> None:
    """Only a sum is asked in addition where a device cannot work for a form, and buttons of scripts are missing."""
    texts = []
    for javascript in (True, False):
        page = visit(pages[screen, "de"], javascript=javascript)
        only_here = page.locator(f"main [{OF_SCRIPTS if javascript else ASKED_INSTEAD}]")
        only_here.evaluate_all("parts => parts.forEach(part => part.remove())")
        text = page.locator("main").inner_text()
        texts.append(" ".join(text.split()))

    assert texts[0] == texts[1]
    assert texts[0] != ""


def first_key_leads_past_the_navigation(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


# A sentence for later, as that something failed, waits unseen whatever a style sheet says of its kind.
SEEN_THOUGH_HIDDEN = """() => [...document.querySelectorAll('[hidden]')]
  .filter(element => element.checkVisibility())
  .map(element => element.outerHTML.slice(0, 120))"""
SKIPPED_BY_KEYBOARD = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(element => element.checkVisibility() && element.tabIndex < 0 && !element.disabled)
  .filter(element => !element.closest('[aria-hidden=true]'))
  .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "path", ["/de/heinsberg/angebote/gibt-es-nicht/", "/de/gibt-es-nicht/", "/gibt-es-nicht/"]
)
def test_missing_page_is_friendly_and_accessible(path: str, browser_page: Page, axe: PageCheck) -> None:
    answer = browser_page.goto(path)

    assert answer is not None
    assert answer.status == 404
    assert browser_page.locator("main h1").count() == 1
    assert browser_page.locator("main a").count() > 0
    axe(browser_page)
