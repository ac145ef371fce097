"""What the team of a centre does about the search at its workplace."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.harness.site import COMMAND, instance_environment

pytestmark = pytest.mark.journey

WORKPLACE = "/{language}/heinsberg/arbeitsplatz/"
WORDS = "/de/heinsberg/arbeitsplatz/suchwoerter/"
LIST = "/de/heinsberg/angebote/"
BESIDE_THE_DOORS = ("suche/?q=Deutchkurs mit Babysitter wegberg", "neues-angebot/", "neuer-traeger/")
WIDER_THAN_THEIR_BUTTON = """() => [...document.querySelectorAll('.kern-btn')]
  .filter(button => button.checkVisibility() && button.scrollWidth > button.clientWidth + 1)
  .map(button => button.textContent.trim())"""
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 4


def signed_in(page: Page, data: Path) -> Page:
    """The page of somebody who leads the centre, signed in by a link."""
    command = [str(COMMAND), "sign-in-link", "--centre", "heinsberg", "--role", "centre_head"]
    written = subprocess.run(
        command, env=instance_environment(data), check=True, capture_output=True, text=True
    ).stdout
    link = urlsplit(written.split()[0])
    page.goto(f"{link.path}?{link.query}")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(r"/arbeitsplatz/$"))
    return page


def saved(page: Page, typed: str, meant: str) -> None:
    page.goto(WORDS)
    fields = page.locator("main form input[type=text]")
    fields.nth(0).fill(typed)
    fields.nth(1).fill(meant)
    page.locator("main form button").first.click()


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
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Workplace"), site_data)
    start = WORKPLACE.format(language=language)
    page.goto(start)
    doors = [str(door.get_attribute("href")) for door in page.locator(".kp-card__title a").all()]
    for screen in (start, *doors, *(f"{start}{screen}" for screen in BESIDE_THE_DOORS)):
        page.goto(screen)
        assert page.locator("html").get_attribute("lang") == language
        no_horizontal_scroll(page)
        assert page.evaluate(WIDER_THAN_THEIR_BUTTON) == []
        axe(page)
    assert len(doors) > 15


def test_refused_words_stay_and_fit_a_narrow_phone(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    page = signed_in(new_page(width=320, user_agent="Workplace"), site_data)
    saved(page, ENDLESS, "")

    expect(page.locator("main [role=alert]")).to_be_visible()
    assert page.locator("main form input[type=text]").first.input_value() == ENDLESS
    no_horizontal_scroll(page)
    axe(page)
    page.goto(f"/de/heinsberg/arbeitsplatz/suche/?q={ENDLESS} Deutschkurs")
    no_horizontal_scroll(page)


def test_words_are_searched_from_the_next_question_on(new_page: NewPage, site_data: Path) -> None:
    reader, page = new_page(), signed_in(new_page(user_agent="Workplace"), site_data)
    reader.goto(f"{LIST}?q=Quasselrundchen")
    expect(reader.locator("#number")).to_have_attribute("data-number", "0")
    saved(page, "Quasselrundchen", "Sprachcafé")
    expect(page.locator("main table, main ul").first).to_contain_text("Quasselrundchen")
    reader.goto(f"{LIST}?q=Quasselrundchen&sortierung=name")

    assert int(reader.locator("#number").get_attribute("data-number") or "") > 0
    page.locator("main a[href$='/entfernen/']").click()
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(f"{WORDS}$"))
    reader.goto(f"{LIST}?q=Quasselrundchen")
    expect(reader.locator("#number")).to_have_attribute("data-number", "0")
