"""A clerk uploads the workbook, answers a question, takes the result over, sees it in public and takes it back."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from knotenpunkt.importers.tests.conftest import DEMO
from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

UPLOADS = "/{language}/heinsberg/arbeitsplatz/mappe/"
PROVIDERS = "/{language}/heinsberg/traeger/"
NAME = "KoKoBe"
A_WHILE = 60_000  # milliseconds; a busy machine reads slowly


def upload(page: Page, language: str, file: Path = DEMO) -> None:
    page.goto(UPLOADS.format(language=language))
    page.set_input_files("#workbook", file)
    page.locator("main form button").click()


def read(page: Page) -> None:
    """Wait until the workbook has been read, with scripts or without."""
    expect(page).to_have_url(re.compile(r"/mappe/[0-9a-f-]{36}/$"), timeout=A_WHILE)
    for _ in range(600):
        if page.locator("main a[href$='/spalten/']").count():
            return
        page.reload()


def answer(page: Page, kind: str, question: str, choice: int) -> None:
    """Choose an answer to the question that contains these words, and have the workbook read again."""
    page.locator(f"main nav a[href^='?frage={kind}#']").click()
    page.locator("fieldset", has_text=question).locator("input[type=radio]").nth(choice).check()
    page.locator("form[action$='/antworten/'] button").click()
    expect(page.locator("#questions")).to_be_visible(timeout=A_WHILE)


def forgotten(page: Page, language: str) -> None:
    """Take back every answer, so that the next story is asked again."""
    page.goto(f"{UPLOADS.format(language=language)}antworten/")
    while page.locator("main table").count():
        page.locator("main table a").first.click()
        page.locator("main form button").click()


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_a_workbook_is_read_answered_taken_over_and_taken_back(
    language: str,
    width: int,
    scheme: str,
    new_page: NewPage,
    site_data: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    def checked() -> None:
        no_horizontal_scroll(page)
        axe(page)

    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Upload"), site_data)
    page.goto(UPLOADS.format(language=language))
    checked()
    upload(page, language)
    expect(page.locator("#questions")).to_be_visible(timeout=A_WHILE)
    report = page.url
    checked()

    answer(page, "unknown_name", NAME, 0)
    checked()
    for place in ("zeilen/?was=created", "zellen/?was=decided"):
        page.goto(f"{report}{place}")
        expect(page.locator("main table")).to_contain_text(NAME)
        checked()
    page.goto(report)
    page.locator("form[action$='/uebernehmen/'] button").click()
    expect(page.locator("a[href$='/zuruecknehmen/']")).to_be_visible(timeout=A_WHILE)
    checked()
    page.goto(PROVIDERS.format(language=language))
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()

    page.goto(f"{report}zuruecknehmen/")
    checked()
    page.locator("form[action$='/zuruecknehmen/'] button").click()
    expect(page.locator(".kp-notice--success")).to_be_visible(timeout=A_WHILE)
    checked()
    page.goto(PROVIDERS.format(language=language))
    expect(page.get_by_role("link", name=NAME, exact=True)).to_have_count(0)
    forgotten(page, language)
    checked()


def test_without_scripts_a_link_shows_how_far_it_is(new_page: NewPage, site_data: Path) -> None:
    page = signed_in(new_page(javascript=False, user_agent="Upload"), site_data)
    upload(page, "de")
    expect(page).to_have_url(re.compile(r"/mappe/[0-9a-f-]{36}/$"))
    for _ in range(600):
        if page.locator("#questions").count():
            break
        page.locator("#progress a").click(timeout=A_WHILE)

    expect(page.locator("#questions")).to_be_visible()


def test_a_file_that_is_no_workbook_is_told_with_a_sentence(
    new_page: NewPage, site_data: Path, tmp_path: Path, axe: PageCheck
) -> None:
    page = signed_in(new_page(user_agent="Upload"), site_data)
    file = tmp_path / "Angebote.pdf"
    file.write_bytes(b"%PDF-1.7")
    upload(page, "de", file)

    expect(page.locator("#workbook-error")).to_contain_text("Sie sieht nach einer PDF-Datei aus.")
    axe(page)


@pytest.mark.parametrize(("language", "width"), [("de", 1280), ("ar", 320)])
def test_columns_that_nobody_knows_are_explained_once(
    language: str,
    width: int,
    new_page: NewPage,
    site_data: Path,
    tmp_path: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    book = Workbook()
    for row in (["Zähler", "Was gibt es", "Wer macht das"], [9001, "Teestube", "Verein"]):
        book.worksheets[0].append(row)
    file = tmp_path / f"liste-{language}.xlsx"
    book.save(file)
    page = signed_in(new_page(width=width, user_agent="Upload"), site_data)
    upload(page, language, file)
    read(page)
    page.locator("main a[href$='/spalten/']").click()
    no_horizontal_scroll(page)
    axe(page)
    page.locator("main form button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    axe(page)
    for number, meaning in enumerate(("number", "service", "organization"), start=1):
        page.select_option(f"#b1-s{number}", meaning)
    page.locator("main form button").click()
    read(page)
    expect(page.locator("#sheets")).to_be_visible()
    upload(page, language, file)
    read(page)
    expect(page.locator("#sheets")).to_be_visible()

    page.goto(f"{UPLOADS.format(language=language)}antworten/")
    no_horizontal_scroll(page)
    axe(page)
    forgotten(page, language)
