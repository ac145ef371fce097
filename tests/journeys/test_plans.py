"""A centre plans a period: written by an editor, approved by the head, published, amended; everybody reads it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_editing import signed_in

pytestmark = pytest.mark.journey

PLANS = "/de/heinsberg/arbeitsplatz/plaene/"
SITUATION = "Viele Familien sind neu im Kreis und finden keinen Deutschkurs."
GOAL = "Bis Ende 2051 gibt es in jeder Gemeinde ein Sprachcafé."
PUBLIC = "/{language}/heinsberg/plaene/2050-01-01/"


def begun(page: Page, year: int = 2050) -> str:
    """A plan of a period far ahead; its address."""
    page.goto(PLANS)
    page.locator("main .kern-btn--primary").click()
    page.locator("#begins_on").fill(f"01.01.{year}")
    page.locator("#last_on").fill(f"31.12.{year + 1}")
    page.locator("#situation").fill(SITUATION)
    page.locator("main form .kern-btn--primary").click()
    expect(page).to_have_url(re.compile(r"/plaene/[0-9a-f-]{36}/$"))
    return urlsplit(page.url).path


def write_focus_area(page: Page) -> None:
    """One focus area, at first without a goal."""
    page.locator("#next .kern-btn--primary").click()
    page.locator("#title").fill("Deutsch im Alltag")
    page.locator("#field").select_option("education")
    page.locator("#need").fill("Viele finden keinen Kurs.")
    page.locator("#measure-0-title").fill("Sprachcafés eröffnen")
    page.locator("#measure-0-responsible").fill("Fachbereich Bildung")
    page.locator("#target-0-name").fill("Sprachcafés")
    page.locator("#target-0-unit").fill("Orte")
    page.locator("#target-0-aim").fill("10,5")
    page.locator("button[value=save]").click()
    expect(page).to_have_url(re.compile(r"\?done=saved$"))


def complete_focus_area(page: Page) -> None:
    """The list of what is missing leads to the goal."""
    page.locator("#next li a").first.click()
    page.locator("#goal").fill(GOAL)
    page.locator("button[value=save]").click()


def pressed(page: Page, done: str) -> None:
    """The one next step."""
    page.locator("#next .kern-btn--primary").click()
    expect(page).to_have_url(re.compile(rf"\?done={done}$"))


def test_a_period_is_planned_reviewed_approved_published_and_amended(
    new_page: NewPage, site_data: Path, browser_page: Page, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    editor = signed_in(new_page(user_agent="Planning", javascript=False), site_data, "centre_editor")
    head = signed_in(new_page(user_agent="Approving"), site_data)
    address = begun(editor)
    write_focus_area(editor)
    expect(editor.locator("#next li")).to_have_count(1)
    complete_focus_area(editor)
    pressed(editor, "hand_in")
    expect(editor.locator("#next .kern-btn--primary")).to_have_count(0)

    head.goto("/de/heinsberg/arbeitsplatz/")
    head.locator(f".kp-tasks a[href='{address}']").click()
    pressed(head, "approve")
    editor.goto(address)
    pressed(editor, "publish")

    editor.locator("#next details:has([name=reason]) summary").click()
    editor.locator("#next [name=reason]").fill("Der Kreistag hat mehr Mittel beschlossen.")
    editor.locator("#next form:has([name=reason]) button").click()
    expect(editor).to_have_url(re.compile(r"\?done=amend$"))
    amendment = urlsplit(editor.url).path
    editor.locator("a[href$='/lage/']").click()
    editor.locator("#situation").fill(f"{SITUATION} Es gibt mehr Mittel.")
    editor.locator("main form .kern-btn--primary").click()
    pressed(editor, "hand_in")
    head.goto(amendment)
    pressed(head, "approve")
    pressed(head, "publish")

    browser_page.goto(PUBLIC.format(language="de"))
    expect(browser_page.locator("#versions")).to_contain_text("mehr Mittel beschlossen")
    expect(browser_page.locator("#versions")).to_contain_text("Es gibt mehr Mittel.")
    line = head.locator("section[id^=focus-]").first
    line.locator("summary").first.click()
    line.locator("select").select_option("on_track")
    line.locator("[name=sentence]").fill("Drei Cafés laufen.")
    line.locator("form button").first.click()
    browser_page.reload()
    expect(browser_page.locator("main")).to_contain_text("Drei Cafés laufen.")
    look_at_versions(new_page, site_data, amendment, axe, no_horizontal_scroll)


def look_at_versions(
    new_page: NewPage, data: Path, plan: str, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    """What is shown of an amendment, in German and Arabic, wide and narrow."""
    for language, width, scheme in (("de", 1280, "light"), ("ar", 320, "dark")):
        page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Looking"), data)
        here = plan.replace("/de/", f"/{language}/")
        for screen in (here, f"{here}verlauf/", PUBLIC.format(language=language)):
            page.goto(screen)
            no_horizontal_scroll(page)
            axe(page)
