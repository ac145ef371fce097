"""A clerk keeps the catalogue right: by keyboard, called away, at the same offer as a colleague, without script."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.harness.site import COMMAND, instance_environment

pytestmark = pytest.mark.journey

WORK = "/{language}/heinsberg/arbeitsplatz/"
LIST = "/de/heinsberg/arbeitsplatz/angebote/"
NEW = "/de/heinsberg/arbeitsplatz/neues-angebot/"
SCREENS = ("angebote/", "neues-angebot/", "traeger/", "neuer-traeger/", "orte/")


def signed_in(page: Page, data: Path, role: str = "centre_head") -> Page:
    """The page of somebody of the team, signed in by a link."""
    command = [str(COMMAND), "sign-in-link", "--centre", "heinsberg", "--role", role]
    written = subprocess.run(
        command, env=instance_environment(data), check=True, capture_output=True, text=True
    ).stdout
    link = urlsplit(written.split()[0])
    page.goto(f"{link.path}?{link.query}")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(r"/arbeitsplatz/$"))
    return page


def made(page: Page, title: str) -> str:
    """A new draft of that name; its address."""
    page.goto(NEW)
    page.locator("#field-title").fill(title)
    page.locator("button[value=save_draft]").click()
    expect(page).to_have_url(re.compile(r"\?done=saved$"))
    return urlsplit(page.url).path


def test_an_offer_is_found_and_changed_by_keyboard_alone(new_page: NewPage, site_data: Path) -> None:
    page = signed_in(new_page(user_agent="Keyboard"), site_data)
    address = made(page, "Tastentreff")
    page.goto(LIST)
    page.keyboard.press("/")
    page.keyboard.type("Tastentreff")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("button[value=publish]")).to_contain_text("1")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.locator("[data-entry]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address)))
    page.locator("#field-times").focus()
    page.keyboard.type("jeden Mi 9-11 Uhr")
    expect(page.locator("#help-times")).to_be_visible()
    page.locator("button[value=publish]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?done=published$"))


def test_a_draft_survives_a_closed_tab(new_page: NewPage, site_data: Path) -> None:
    page = signed_in(new_page(user_agent="Draft"), site_data)
    address = made(page, "Unterbrochen")
    page.goto(address)
    with page.expect_response(re.compile("/entwurf/$")):
        page.locator("#field-description").fill("Ich werde gleich weggerufen.")
    page.close()
    again = new_page(user_agent="Draft")
    again.goto(address)

    assert again.locator("#field-description").input_value() == "Ich werde gleich weggerufen."
    again.locator("button[value=discard]").click()
    assert again.locator("#field-description").input_value() == ""


def test_two_people_at_one_offer_lose_nothing(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    first = signed_in(new_page(user_agent="First"), site_data)
    address = made(first, "Gemeinsam")
    second = signed_in(new_page(width=320, user_agent="Second"), site_data, "centre_editor")
    for page in (first, second):
        page.goto(address)
    first.locator("#field-title").fill("Gemeinsam eins")
    first.locator("button[value=save]").click()
    expect(first).to_have_url(re.compile(r"\?done=saved$"))
    second.locator("#field-title").fill("Gemeinsam zwei")
    second.locator("button[value=save]").last.click()

    expect(second.locator("#conflict")).to_be_visible()
    expect(second.locator(".kp-choice__words")).to_have_text(
        ["Gemeinsam zwei", "Gemeinsam eins", "Gemeinsam"]
    )
    axe(second)
    no_horizontal_scroll(second)
    second.locator("input[value=theirs]").check()
    second.locator("button[value=save]").first.click()
    assert second.locator("#field-title").input_value() == "Gemeinsam eins"


def test_everything_works_without_script(new_page: NewPage, site_data: Path) -> None:
    page = signed_in(new_page(javascript=False, user_agent="NoScript"), site_data)
    made(page, "Ohne Skript")
    page.locator("#field-city").fill("Ratheim")
    page.locator("button[value=check]").click()
    expect(page.locator("#help-place + p")).to_contain_text("Hückelhoven")
    page.locator("button[value=preview]").click()
    expect(page.locator("#preview")).to_contain_text("Ohne Skript")
    page.locator("button[value=publish]").click()
    page.goto(f"{LIST}?words=Ohne+Skript")
    page.locator("input[name=entry]").check()
    page.locator("button[value=archive]").click()
    expect(page.locator("main [role=status]")).to_be_visible()
    page.locator("main [role=status] button").click()
    page.goto(f"{LIST}?words=Ohne+Skript&state=published")
    expect(page.locator("#number")).to_have_attribute("data-number", "1")


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_every_screen_is_accessible_and_fits(
    language: str,
    width: int,
    scheme: str,
    new_page: NewPage,
    site_data: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Editing"), site_data)
    start = WORK.format(language=language)
    page.goto(f"{start}angebote/")
    offer = page.locator("[data-entry]").first.get_attribute("href") or ""
    page.goto(f"{start}traeger/")
    organization = page.locator("[data-entry]").first.get_attribute("href") or ""
    page.goto(f"{start}orte/")
    place = page.locator("[data-entry]").first.get_attribute("href") or ""
    for screen in (*(start + screen for screen in SCREENS), offer, f"{offer}verlauf/", organization, place):
        page.goto(screen)
        assert page.locator("html").get_attribute("lang") == language
        no_horizontal_scroll(page)
        axe(page)
