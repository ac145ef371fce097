"""A provider without an account: the letter in the mailbox, one button, a changed time, and what everybody sees."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.harness.site import COMMAND, instance_environment
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

MAILBOX = "/de/heinsberg/postfach/"
WAITING = "/de/heinsberg/arbeitsplatz/vorschlaege/"
SCREENS = ("aktualitaet/", "anrufen/")


@pytest.fixture(scope="module")
def night(site: str, site_data: Path) -> str:
    """A night has passed in the demonstration: providers are asked, letters lie in the mailbox."""
    environment = instance_environment(site_data)
    subprocess.run([str(COMMAND), "nightly"], env=environment, check=True, capture_output=True)
    return site


def links_in_mailbox(page: Page, answer: str) -> list[str]:
    """The links for one kind of answer in the letters that lie there."""
    page.goto(MAILBOX)
    found = page.locator(f'main a[href*="/antwort/{answer}/"]')
    addresses = [str(found.nth(number).get_attribute("href")) for number in range(found.count())]
    return [f"{urlsplit(address).path}?{urlsplit(address).query}" for address in addresses]


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_every_page_behind_the_link_is_accessible_and_fits(
    language: str,
    width: int,
    scheme: str,
    night: str,
    new_page: NewPage,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = new_page(width=width, color_scheme=scheme)
    key = urlsplit(links_in_mailbox(page, "stimmt-noch")[0]).query
    for screen in ("", "stimmt-noch/", "aendern/", "gibt-es-nicht-mehr/"):
        page.goto(f"/{language}/heinsberg/antwort/{screen}?{key}")
        assert page.locator("html").get_attribute("lang") == language
        no_horizontal_scroll(page)
        axe(page)


def open_question(page: Page, answer: str, wanted: str) -> None:
    """Follow the links of the oldest letters to a question that no other story has answered yet."""
    for link in reversed(links_in_mailbox(page, answer)):
        page.goto(link)
        if page.locator(wanted).count():
            return
    raise AssertionError("every question has been answered")


def test_a_provider_confirms_with_one_button(night: str, new_page: NewPage) -> None:
    page = new_page(javascript=False)
    open_question(page, "stimmt-noch", "main form button")
    title = page.locator("main h2").first.inner_text()
    page.locator("main form button").click()

    expect(page.locator("main [role=status]")).to_contain_text(title)
    assert page.locator("main form").count() == 0


def test_a_changed_time_is_released_and_read_in_arabic(
    night: str, new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    provider, team = new_page(), signed_in(new_page(user_agent="Provider link"), site_data)
    open_question(provider, "aendern", "#field-times")
    title = provider.locator("#field-title").input_value()
    provider.locator("#field-times").fill("sonntags 7.15 bis 7.45 Uhr")
    provider.locator("button[value=check]").click()
    expect(provider.locator("#help-times")).to_be_visible()
    axe(provider)
    provider.locator("button[value=send]").click()
    expect(provider.locator("main [role=status]")).to_contain_text(title)
    axe(provider)

    team.goto(WAITING)
    team.locator("#suggestions a").filter(has_text=title).first.click()
    expect(team.locator("main")).to_contain_text("sonntags 7.15 bis 7.45 Uhr")
    team.locator('main form[action$="/uebernehmen/"] button').click()

    provider.goto(f"/ar/heinsberg/angebote/?q={title}")
    provider.locator(".kp-card__title a").filter(has_text=title).first.click()
    expect(provider.locator(".kp-facts")).to_contain_text(re.compile("7[:.]15|٧[:٫.]١٥"))
    axe(provider)
    no_horizontal_scroll(provider)


@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_the_team_sees_whom_to_call(
    language: str,
    width: int,
    night: str,
    new_page: NewPage,
    site_data: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = signed_in(new_page(width=width, user_agent="Calls"), site_data)
    for screen in SCREENS:
        page.goto(f"/{language}/heinsberg/arbeitsplatz/{screen}")
        expect(page.locator("main h1")).to_be_visible()
        no_horizontal_scroll(page)
        axe(page)
    first = page.locator("main article h2").first.inner_text()
    page.locator("main article button[value=confirmed]").first.click()
    expect(page.locator("main [role=status]")).to_be_visible()
    assert page.locator("main article h2").first.inner_text() != first
