"""Somebody at the desk of the state hands in a table of figures, looks at what would change, and takes it over."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from knotenpunkt.accounts.tests.codes import code_of
from tests.harness.browser import NewPage, PageCheck
from tests.harness.site import COMMAND, instance_environment

pytestmark = pytest.mark.journey

UPLOADS = "/{language}/land/zahlen/"
PASSWORD = "apfel wolke treppe"
DAYS = {"de": "31.12.2011", "ar": "31.12.2012"}  # of which no other story has figures
TABLE = """AGS;Stichtag;Wert;Indikator
05370;{day};30.160;foreign_pop
05315;{day};170.595;foreign_pop
05999;{day};3;foreign_pop
05374;31.02.2011;3,5;foreign_pop
"""


def signed_in(page: Page, data: Path, email: str) -> None:
    """Somebody new at the desk of the state: password, sign-in, second factor."""
    environment = instance_environment(data)
    made = subprocess.run(
        [COMMAND, "state-desk", "--email", email], env=environment, check=True, capture_output=True, text=True
    )
    page.goto(urlsplit(made.stdout.strip()).path)
    for field in page.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button").first.click()
    page.goto("/de/konto/anmelden/")
    page.locator("#login").fill(email)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.goto("/de/konto/zweiter-faktor/app/")
    secret = page.locator("main code").inner_text()
    page.locator("[name=code]").fill(code_of(secret))
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(r"/notfallcodes/$"))


def upload(page: Page, file: Path) -> None:
    page.set_input_files("#table", file)
    page.locator("main form button").click()


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_a_table_is_looked_at_and_taken_over_without_scripts(
    language: str,
    width: int,
    scheme: str,
    new_page: NewPage,
    site_data: Path,
    tmp_path: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    def checked() -> None:
        no_horizontal_scroll(page)
        axe(page)

    page = new_page(width=width, color_scheme=scheme, user_agent="Figures")
    signed_in(page, site_data, f"zahlen-{language}@land.example")
    page.goto(f"/{language}/land/")
    page.locator(".kp-card a").click()
    expect(page).to_have_url(re.compile(rf"{UPLOADS.format(language=language)}$"))
    checked()

    file = tmp_path / "zahlen.csv"
    file.write_text(TABLE.format(day=DAYS[language]), encoding="utf-8")
    upload(page, file)
    expect(page.locator("#publisher-error")).to_be_visible()
    checked()
    page.locator("#publisher").fill("Landesbetrieb")
    page.locator("#licence").fill("dl-de/by-2-0")
    upload(page, file)

    expect(page.locator(".kp-counts dd")).to_have_text(["2", "0", "0", "2"])
    expect(page.locator("section[aria-labelledby=faults] tbody tr")).to_have_count(2)
    checked()
    page.locator("form[action$='/uebernehmen/'] button").click()
    expect(page.locator(".kp-notice--success")).to_be_visible()
    expect(page.locator("form[action$='/uebernehmen/']")).to_have_count(0)
    checked()
    page.goto(UPLOADS.format(language=language))
    upload(page, Path(sys.executable))
    expect(page.locator("#table-error")).to_be_visible()
