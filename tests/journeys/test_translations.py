"""An offer in another language: written by hand, read on the public pages, outdated, sent to translators and back."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_workplace import signed_in

pytestmark = pytest.mark.journey

TRANSLATIONS = "/{}/heinsberg/arbeitsplatz/uebersetzungen/"
TITLE = "سوق الكلمات"  # in no other offer
READER = "Translations"
PATIENCE = 60  # questions, half a second apart


def opened(page: Page, language: str, title: str) -> Page:
    """The editor of the first entry with these words in its title."""
    page.goto(f"{TRANSLATIONS.format('de')}{language}/?q={quote(title)}")
    page.locator("main tbody th a").first.click()
    expect(page.locator("main form textarea").first).to_be_visible()
    return page


def released(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"textarea[name={name}]").fill(text)
    page.locator("button[value=release]").click()
    expect(page.locator("main [role=status]")).to_be_visible()


def found(reader: Page, language: str, words: str, title: str) -> Locator:
    """The card of an offer found by its words, as soon as the index has followed."""
    for _ in range(PATIENCE):
        reader.goto(f"/{language}/heinsberg/angebote/?q={quote(words)}")
        card = reader.locator(".kp-card", has_text=title)
        if card.count():
            return card.first
        reader.wait_for_timeout(500)
    pytest.fail(f"nothing is found by {words}")


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
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent=READER), site_data)
    start = TRANSLATIONS.format(language)
    for screen in ("", "ar/", "de-x-ls/?stand=missing", "ar/dateien/", "begriffe/", "maschine/"):
        page.goto(f"{start}{screen}")
        no_horizontal_scroll(page)
        axe(page)
    page.goto(f"{start}ar/")
    page.locator("main tbody th a").first.click()
    no_horizontal_scroll(page)
    axe(page)


def test_a_translation_is_read_and_found_in_its_language(
    new_page: NewPage, site_data: Path, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    editor = opened(signed_in(new_page(user_agent=READER), site_data), "ar", "Sprach")
    german = editor.locator("main h1").inner_text()
    released(editor, title=TITLE)
    reader = new_page(width=320)
    card = found(reader, "ar", TITLE, TITLE)
    expect(card.locator(".kp-card__original")).to_have_text(german)
    card.locator("a").first.click()

    heading = reader.locator("h1")
    expect(heading).to_have_text(TITLE)
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == ("ar", "rtl")
    expect(reader.locator("article header .kp-card__original")).to_have_attribute("lang", "de")
    no_horizontal_scroll(reader)
    axe(reader)


def test_without_javascript_a_text_waits_and_is_discarded(new_page: NewPage, site_data: Path) -> None:
    page = signed_in(new_page(user_agent=READER, javascript=False), site_data)
    opened(page, "uk", "Beratung")
    page.locator("textarea[name=title]").fill("Порада")
    page.locator("button[value=remember]").click()
    expect(page.locator("textarea[name=title]")).to_have_value("Порада")
    page.goto(f"{TRANSLATIONS.format('de')}uk/?stand=waiting")
    expect(page.locator("main tbody tr")).to_have_count(1)
    page.locator("main tbody th a").click()
    page.locator("main a[href$='/verwerfen/']").click()
    page.locator("main form button").first.click()

    expect(page.locator("textarea[name=title]")).to_have_value("")


def test_a_file_goes_to_translators_and_comes_back(
    new_page: NewPage, site_data: Path, tmp_path: Path, axe: PageCheck
) -> None:
    page = signed_in(new_page(user_agent=READER), site_data)
    page.goto(f"{TRANSLATIONS.format('de')}tr/dateien/")
    with page.expect_download() as download:
        page.locator("main form").first.locator("button").click()
    content = download.value.path().read_text(encoding="utf-8")
    unit = re.search(r'<trans-unit id="service\.\w+\.title".*?</source>', content, re.DOTALL)
    assert unit is not None
    file = tmp_path / "tr.xlf"
    file.write_text(
        content.replace(unit[0], f"{unit[0]}<target>Kelime pazarı</target>"), encoding="utf-8-sig"
    )
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form[enctype] button").click()
    expect(page.locator("main table")).to_contain_text("Kelime pazarı")
    axe(page)
    page.locator("#released").check()
    page.locator("form button.kern-btn--primary").click()

    expect(page).to_have_url(re.compile(r"/uebersetzungen/tr/$"))
    reader = new_page()
    expect(found(reader, "tr", "Kelime pazarı", "Kelime pazarı")).to_be_visible()


def test_easy_language_is_read_on_the_german_page(new_page: NewPage, site_data: Path) -> None:
    editor = opened(signed_in(new_page(user_agent=READER), site_data), "de-x-ls", "Deutsch")
    title = editor.locator("main h1").inner_text()
    released(editor, title="Wir lernen leicht")
    reader = new_page()
    found(reader, "de", "Wir lernen leicht", title).locator("a").click()
    reader.locator(".kp-fold summary").first.click()

    expect(reader.locator('[lang="de-x-ls"]')).to_contain_text("Wir lernen leicht")
