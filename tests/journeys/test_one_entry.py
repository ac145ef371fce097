"""The story of the workspace, from the workbook to a mother who reads Arabic.

A clerk signs in, uploads the workbook, answers what is asked, takes it over and asks a provider. The provider changes
the time of an offer by the link in the letter. The clerk releases it, and the public page says so in Arabic.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.harness.browser import NewPage, PageCheck, Readers
from tests.harness.site import own_demo, served
from tests.journeys.test_workbook_upload import A_WHILE, NAME, UPLOADS, answer, forgotten, upload

pytestmark = pytest.mark.journey

OFFER = "Ukraine-Kontaktstelle Wegberg"
WORKSPACE = "/de/heinsberg/arbeitsplatz/"
SIGN_IN, MAILBOX = "/de/heinsberg/anmelden/", "/de/heinsberg/postfach/"
CLERK = "redaktion@heinsberg.example"
NEW_TIMES = "samstags 10:15 bis 11:45 Uhr"


@pytest.fixture(scope="module")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This story begins with a clean demonstration."""
    return own_demo(tmp_path_factory, "clean")


@pytest.fixture(scope="module")
def site(site_data: Path) -> Iterator[str]:
    with served(site_data) as address:
        yield address


@pytest.fixture(scope="module")
def readers(browser: Browser, site: str) -> Iterator[Readers]:
    found = Readers(browser, site)
    yield found
    found.leave()


def enter(page: Page, data: Path) -> None:
    """Sign in as whoever tries the demonstration: with the password that the console tells."""
    told = re.search(r"Kennwort (\S+)", (data / "server.log").read_text(encoding="utf-8"))
    assert told, "the server tells no password"
    page.goto(SIGN_IN)
    page.get_by_label("E-Mail").fill(CLERK)
    page.get_by_label("Kennwort").fill(told[1])
    page.locator("form", has=page.get_by_label("Kennwort")).get_by_role("button").first.click()
    expect(page).to_have_url(re.compile(r"/arbeitsplatz/$"))


def take_over(page: Page) -> None:
    """Upload the workbook, answer one of its questions, and write what it says."""
    upload(page, "de")
    expect(page.locator("#questions")).to_be_visible(timeout=A_WHILE)
    answer(page, "unknown_name", NAME, 0)
    page.locator("form[action$='/uebernehmen/'] button").click()
    expect(page.locator("a[href$='/zuruecknehmen/']")).to_be_visible(timeout=A_WHILE)


def ask_for(page: Page) -> str:
    """Ask the provider of the offer; the path of its public page."""
    page.goto(f"{WORKSPACE}angebote/?words={OFFER}")
    row = page.locator("tbody tr", has_text=OFFER)
    address = str(row.locator("[data-entry]").get_attribute("href"))
    row.locator("input[type=checkbox]").check()
    page.locator("button[name=do][value=ask]").click()
    expect(page.locator(".kp-notice--success")).to_be_visible()
    return f"/ar/heinsberg/angebote/{address.rstrip('/').rpartition('/')[2]}/"


def change_times(page: Page) -> None:
    """As the provider: open the newest letter, follow „change", write other times."""
    page.goto(MAILBOX)
    letter = page.locator("article", has_text=OFFER).first
    links = letter.locator("a[href*='/aendern/']")
    page.goto(str(links.first.get_attribute("href")))
    page.locator("[name=times]").fill(NEW_TIMES)
    page.locator("button[name=do][value=send]").click()
    expect(page.locator("main form [name=times]")).to_have_count(0)


def test_one_entry_goes_from_the_workbook_to_a_reader_of_arabic(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    clerk, provider = new_page(user_agent="Clerk"), new_page(width=320, user_agent="Provider")
    reader = new_page(width=320, user_agent="Reader")

    enter(clerk, site_data)
    axe(clerk)
    take_over(clerk)
    axe(clerk)
    public = ask_for(clerk)
    axe(clerk)

    provider.goto(MAILBOX)
    no_horizontal_scroll(provider)
    axe(provider)
    change_times(provider)
    axe(provider)

    clerk.goto(f"{WORKSPACE}vorschlaege/")
    axe(clerk)
    clerk.locator("#suggestions a", has_text=OFFER).first.click()
    axe(clerk)
    clerk.locator("form[action$='/uebernehmen/'] button").first.click()
    expect(clerk.locator("#changes")).to_have_count(0)

    reader.goto(public)
    assert reader.locator("html").get_attribute("dir") == "rtl"
    expect(reader.locator("main")).to_contain_text("10:15")
    no_horizontal_scroll(reader)
    axe(reader)
    forget(clerk)


def forget(clerk: Page) -> None:
    """Take the import back, so that other stories find the demonstration as it was."""
    clerk.goto(UPLOADS.format(language="de"))
    clerk.goto(
        f"{urlsplit(str(clerk.locator('main table a').first.get_attribute('href'))).path}zuruecknehmen/"
    )
    clerk.locator("form[action$='/zuruecknehmen/'] button").click()
    expect(clerk.locator(".kp-notice--success")).to_be_visible(timeout=A_WHILE)
    forgotten(clerk, "de")
