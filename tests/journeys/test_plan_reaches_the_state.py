"""The story of the overview, from a plan to the figure that the state takes home.

The head of a centre plans a period; a colleague reviews it and sends it back once; the head approves and publishes.
Somebody at the desk of the state, who has just seen nothing there, finds it on the map, in the matrix, beside another
centre, and in the files.
"""

import csv
import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.harness.browser import NewPage, PageCheck, Readers
from tests.harness.site import instance_environment, own_demo, served
from tests.journeys.test_editing import signed_in
from tests.journeys.test_plans import PLANS, pressed

pytestmark = pytest.mark.journey

UNPLANNED = """
import django
django.setup()
from knotenpunkt.planning.models import Plan

Plan.objects.unscoped(reason="the story begins with a centre without a plan").filter(centre__slug="heinsberg").delete()
"""
YEAR = dt.datetime.now(tz=dt.UTC).year
FIRST, LAST = f"01.01.{YEAR}", f"31.12.{YEAR + 1}"
TITLE = "Sprachmittlung für alle Ämter"
GOAL = "Bis zum Ende des Zeitraums hat jedes Rathaus feste Sprechstunden mit Sprachmittlung."
THEME = "Dolmetschen/Sprachmittlung"
REASON = "Bitte nennen Sie, wie viele Rathäuser es heute sind."
STATE = "land@nrw.example"


@pytest.fixture(scope="module")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean demonstration in which Heinsberg has not planned yet."""
    data = own_demo(tmp_path_factory, "unplanned")
    environment = instance_environment(data) | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
    subprocess.run([sys.executable, "-c", UNPLANNED], env=environment, check=True)
    return data


@pytest.fixture(scope="module")
def site(site_data: Path) -> Iterator[str]:
    with served(site_data) as address:
        yield address


@pytest.fixture(scope="module")
def readers(browser: Browser, site: str) -> Iterator[Readers]:
    found = Readers(browser, site)
    yield found
    found.leave()


def at_the_desk(page: Page, data: Path) -> Page:
    """Somebody of the state, signed in with the password that the console tells."""
    told = re.search(r"Kennwort (\S+)", (data / "server.log").read_text(encoding="utf-8"))
    assert told, "the server tells no password"
    page.goto("/de/konto/anmelden/")
    page.get_by_label("E-Mail").fill(STATE)
    page.get_by_label("Kennwort").fill(told[1])
    page.locator("form", has=page.get_by_label("Kennwort")).get_by_role("button").first.click()
    page.goto("/de/konto/")
    page.locator("main a[href='/de/land/']").click()
    return page


def plan_of_the_period(head: Page) -> str:
    """The head begins a plan and writes its focus area; its address."""
    head.goto(PLANS)
    head.locator("main .kern-btn--primary").click()
    head.locator("#begins_on").fill(FIRST)
    head.locator("#last_on").fill(LAST)
    head.locator("#situation").fill("In sechs von zehn Rathäusern hilft heute niemand beim Übersetzen.")
    head.locator("main form .kern-btn--primary").click()
    expect(head).to_have_url(re.compile(r"/plaene/[0-9a-f-]{36}/$"))
    address = urlsplit(head.url).path

    head.locator("#next .kern-btn--primary").click()
    head.locator("#title").fill(TITLE)
    head.locator("#field").select_option("cross_cutting")
    head.locator("#need").fill("Gespräche scheitern an der Sprache.")
    head.locator("#goal").fill(GOAL)
    head.locator("#themes summary").click()
    head.locator("#themes").get_by_label(THEME, exact=True).check()
    fill(head, "measure-0", title="Sprechstunden einrichten", responsible="Sprachmittlung")
    fill(head, "measure-0", begins_on=FIRST, last_on=LAST)
    fill(head, "target-0", name="Rathäuser mit Sprechstunde", unit="Rathäuser", aim="10", aim_on=LAST)
    head.locator("button[value=save]").click()
    expect(head).to_have_url(re.compile(r"\?done=saved$"))
    return address


def fill(page: Page, row: str, **words: str) -> None:
    for name, written in words.items():
        page.locator(f"#{row}-{name}").fill(written)


def review(page: Page, address: str) -> None:
    """A colleague finds the plan among the tasks, reads it, and asks for one thing more."""
    page.goto("/de/heinsberg/arbeitsplatz/")
    page.locator(f".kp-tasks a[href='{address}']").click()
    expect(page.locator("main")).to_contain_text(GOAL)
    page.locator("#next details:has([name=reason]) summary").click()
    page.locator("#next [name=reason]").fill(REASON)
    page.locator("#next form:has([name=reason]) button").click()
    expect(page).to_have_url(re.compile(r"\?done=send_back$"))


def improve(head: Page, address: str) -> None:
    """The head reads why, and says what was missing."""
    head.goto(address)
    expect(head.locator("main")).to_contain_text(REASON)
    head.locator("section[id^=focus-] a[href*='/schwerpunkte/']").first.click()
    fill(head, "target-0", baseline="4", baseline_on=FIRST)
    head.locator("button[value=save]").click()
    expect(head.locator("section[id^=focus-] tbody tr")).to_contain_text("Rathäuser mit Sprechstunde")


def tile(page: Page) -> Locator:
    """The centre on the map, coloured by its focus areas."""
    page.goto("/de/land/")
    page.locator(".kp-workspace__who a[href='/de/ueberblick/']").click()
    page.locator("#figure").select_option("schwerpunkte")
    page.locator("form .kern-btn--primary").click()
    return page.locator("svg a[aria-label^='HS ']")


def taken_along(page: Page) -> list[dict[str, str]]:
    """The rows of the table as it lies on the desk's disk, by the words in its head."""
    with page.expect_download() as waiting:
        page.locator('.overview-data a[href*="daten.csv"]').click()
    content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(StringIO(content), delimiter=";"))


def test_what_a_centre_publishes_is_with_the_state_at_once(
    new_page: NewPage, site_data: Path, axe: PageCheck
) -> None:
    desk = at_the_desk(new_page(user_agent="Desk"), site_data)
    head = signed_in(new_page(user_agent="Head", javascript=False), site_data)
    reviewer = signed_in(new_page(user_agent="Reviewer"), site_data, "centre_editor")
    expect(tile(desk)).to_have_attribute("aria-label", re.compile("Heinsberg: keine Angabe$"))

    address = plan_of_the_period(head)
    pressed(head, "hand_in")
    review(reviewer, address)
    improve(head, address)
    pressed(head, "hand_in")
    pressed(head, "approve")
    expect(tile(desk)).to_have_attribute("aria-label", re.compile("Heinsberg: keine Angabe$"))
    pressed(head, "publish")

    expect(tile(desk)).to_have_attribute("aria-label", "HS 1 – Heinsberg: 1")
    in_the_matrix(desk, axe)
    beside_another(desk, axe)
    desk.goto("/de/land/")
    row = desk.locator("#published ~ table tbody tr", has_text="Heinsberg")
    expect(row.locator("td[data-label='Laufender Plan']")).to_have_text("vorhanden")


def in_the_matrix(desk: Page, axe: PageCheck) -> None:
    desk.locator(".overview-nav a[href='/de/ueberblick/themen/']").click()
    row = desk.locator(".overview-matrix tbody tr", has=desk.get_by_role("rowheader", name=THEME, exact=True))
    expect(row.locator("td[data-label='Heinsberg']")).to_contain_text("Integration als Querschnittsaufgabe")
    axe(desk)

    rows = [row for row in taken_along(desk) if row["Schlüssel"] == "05370"]
    assert [(row["Schwerpunkt"], row["Thema"]) for row in rows] == [(TITLE, THEME)]
    assert (rows[0]["Plan beginnt am"], rows[0]["Plan endet am"]) == (f"{YEAR}-01-01", f"{YEAR + 1}-12-31")
    assert rows[0]["Beispiel, frei erfunden"] == "nein"


def beside_another(desk: Page, axe: PageCheck) -> None:
    desk.locator(".overview-nav a[href='/de/ueberblick/vergleich/']").click()
    desk.locator("select").nth(0).select_option("heinsberg")
    desk.locator("select").nth(1).select_option("dueren")
    desk.locator("main form button").click()
    expect(desk.locator(f"td[data-label='Heinsberg']:has-text('{TITLE}')")).to_have_count(1)
    axe(desk)

    rows = [row for row in taken_along(desk) if row["Name"] == TITLE]
    assert [(row["Schlüssel"], row["Text"]) for row in rows] == [("05370", THEME)]
