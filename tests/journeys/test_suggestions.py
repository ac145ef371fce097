"""Somebody tells the centre what is wrong, or what is missing; the team decides, and the page is right again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from knotenpunkt.upkeep.domain.challenge import QUICKEST, QUICKEST_WITHOUT_PROOF
from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

LIST = "/{language}/heinsberg/angebote/"
NEW = "/{language}/heinsberg/angebot-vorschlagen/"
WAITING = "/de/heinsberg/arbeitsplatz/vorschlaege/"
REFERENCE = re.compile(r"[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{4}")


def written(page: Page, field: str, words: str, seconds: int) -> None:
    """Type like a person: whoever writes faster is taken for a machine."""
    page.locator(field).press_sequentially(words, delay=(seconds + 1) * 1000 / len(words), timeout=60_000)


def send(page: Page) -> str:
    """Send the form; the number on the receipt."""
    page.locator("form[data-mark] button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/meldung/\?nummer="))
    found = REFERENCE.search(page.locator("main").inner_text())
    assert found is not None
    return found.group()


def first_offer(page: Page) -> str:
    """The address of the first offer of the list."""
    page.goto(LIST.format(language="de"))
    return str(page.locator(".kp-card__title a").first.get_attribute("href"))


def test_a_mistake_is_told_put_right_and_answered(new_page: NewPage, site_data: Path, axe: PageCheck) -> None:
    reader = new_page()
    offer = first_offer(reader)
    reader.goto(offer)
    reader.locator('main a[href$="/stimmt-nicht/"]').click()
    axe(reader)
    assert reader.locator("[data-without-proof]").is_hidden()
    written(reader, "#message", "Jetzt freitags um zehn.", QUICKEST)
    reference = send(reader)
    axe(reader)

    team = signed_in(new_page(user_agent="Suggestions"), site_data)
    team.goto(WAITING)
    axe(team)
    team.locator("#suggestions a").last.click()
    expect(team.locator("main")).to_contain_text(reference)
    axe(team)
    team.locator('main a[href$="/anpassen/"]').click()
    axe(team)
    team.locator("#field-times").fill("freitags 10 bis 12 Uhr")
    team.locator("main form button").last.click()
    expect(team).to_have_url(re.compile(r"/arbeitsplatz/angebote/"))

    reader.goto(offer)
    expect(reader.locator("main")).to_contain_text("freitags 10 bis 12 Uhr")
    reader.goto(f"/de/heinsberg/meldung/?nummer={reference.lower()}")
    assert reader.locator("main form").count() == 1
    axe(reader)


def test_an_offer_is_suggested_on_a_phone_in_arabic(
    new_page: NewPage, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    phone = new_page(width=320, height=640)
    phone.goto(LIST.format(language="ar"))
    phone.locator('main a[href$="/angebot-vorschlagen/"]').click()
    assert phone.locator("html").get_attribute("dir") == "rtl"
    axe(phone)
    no_horizontal_scroll(phone)
    written(phone, "#title", "دورة خياطة", QUICKEST)
    send(phone)
    axe(phone)
    no_horizontal_scroll(phone)


def test_without_scripts_a_sum_is_asked(new_page: NewPage) -> None:
    phone = new_page(width=320, height=640, javascript=False)
    phone.goto(NEW.format(language="de"))
    written(phone, "#title", "Nähkurs im Pfarrheim", QUICKEST_WITHOUT_PROOF)
    first, second = re.findall(r"\d+", phone.locator("label[for=answer]").inner_text())
    phone.locator("#answer").fill(str(int(first) + int(second)))

    assert REFERENCE.fullmatch(send(phone)) is not None


def test_whoever_is_too_quick_loses_nothing(new_page: NewPage, axe: PageCheck) -> None:
    page = new_page()
    page.goto(NEW.format(language="de"))
    page.locator("#title").fill("Nähkurs")
    page.locator("form[data-mark] button[type=submit]").click()

    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.locator("#title").input_value() == "Nähkurs"
    axe(page)


def test_a_tap_on_a_number_is_told_by_one_word(new_page: NewPage) -> None:
    reader = new_page()
    reader.goto(LIST.format(language="de"))
    addresses = reader.locator(".kp-card__title a").evaluate_all("links => links.map(link => link.href)")
    for address in addresses:
        reader.goto(address)
        if reader.locator("main a[data-tap]").count():
            break
    reader.evaluate("document.addEventListener('click', event => event.preventDefault())")
    with reader.expect_request("**/getippt/") as told:
        reader.locator("main a[data-tap]").first.click()

    assert told.value.post_data in {"what=call", "what=mail"}


def test_figures_fit_on_a_phone(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    team = signed_in(new_page(width=320, height=640, user_agent="Figures"), site_data)
    team.goto("/de/heinsberg/arbeitsplatz/zahlen/")

    expect(team.locator("main h1")).to_be_visible()
    axe(team)
    no_horizontal_scroll(team)
