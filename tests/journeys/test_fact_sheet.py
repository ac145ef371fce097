"""What a citizen does who wants to know what her integration centre does."""

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.harness.pdf_reading import pdf_text

NAME = "Kommunales Integrationszentrum Kreis Heinsberg"


def test_citizen_reads_the_fact_sheet_in_english_and_takes_it_with_her(
    browser_page: Page, axe: PageCheck
) -> None:
    browser_page.goto("/en/heinsberg/")
    browser_page.get_by_role("link", name="Fact sheet of the centre").click()

    expect(browser_page.get_by_role("heading", level=1)).to_have_text(f"Fact sheet: {NAME}")
    expect(browser_page.get_by_role("row", name="Population 258,306")).to_be_visible()
    parts = browser_page.locator("main h2").all_inner_texts()
    assert parts == [
        "Situation in figures",
        "Team",
        "Contacts",
        "Focus areas",
        "Programmes",
        "Integration concept",
    ]
    expect(browser_page.get_by_text("On track").first).to_be_visible()
    axe(browser_page)

    file = browser_page.get_by_role("link", name="Open as PDF").get_attribute("href")
    answer = browser_page.request.get(file or "")
    assert answer.headers["content-type"] == "application/pdf"
    assert pdf_text(answer.body()).startswith(f"Fact sheet: {NAME}\n")


def test_fact_sheet_is_read_in_arabic_on_a_phone(new_page: NewPage, axe: PageCheck) -> None:
    phone = new_page(width=320, height=640, locale="ar", has_touch=True)
    phone.goto("/ar/heinsberg/steckbrief/")

    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(phone)


def test_printed_fact_sheet_shows_its_figures_and_no_buttons(browser_page: Page) -> None:
    browser_page.goto("/de/heinsberg/steckbrief/")
    browser_page.emulate_media(media="print")

    expect(browser_page.locator("#situation")).to_be_visible()
    expect(browser_page.locator(".kern-btn--primary", has_text="PDF")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_two_centres_are_chosen_and_stand_side_by_side(new_page: NewPage, *, javascript: bool) -> None:
    page = new_page(javascript=javascript)
    page.goto("/en/ueberblick/vergleich/")
    page.locator("select").nth(0).select_option("heinsberg")
    page.locator("select").nth(1).select_option("dueren")
    page.locator("main form button").click()

    columns = page.locator("table").first.locator("thead th a").all_inner_texts()
    assert columns == ["Heinsberg", "Düren"]


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "address",
    ["ueberblick/vergleich/?zentrum=heinsberg&zentrum=dueren", "ueberblick/aehnlich/heinsberg/"],
)
def test_centres_beside_each_other_are_accessible(
    new_page: NewPage, axe: PageCheck, language: str, address: str
) -> None:
    page = new_page(width=320, height=640)
    page.goto(f"/{language}/{address}")

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
