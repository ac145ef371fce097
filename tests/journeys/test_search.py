"""What somebody does who looks for something in words of their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import NewPage, PageCheck

pytestmark = pytest.mark.journey

LIST = "/{language}/heinsberg/angebote/"
PROVIDERS = "/de/heinsberg/traeger/"
FIELD, SUGGESTIONS, NUMBER = "#q", "#suggestions a", "#number"
UNKNOWN = "Xyzzyx Zauberkurs"
COURSE = {"de": "Deutschkurs", "ar": "دورة لغة ألمانية"}


def offers(page: Page) -> list[str]:
    return page.locator(".kp-card__title").all_inner_texts()


def number_of_offers(page: Page) -> int:
    return int(page.locator(NUMBER).get_attribute("data-number") or "")


def type_in(page: Page, words: str) -> None:
    """Type as people do, key by key."""
    page.locator(FIELD).press_sequentially(words, delay=30)


def searched(page: Page, words: str, language: str = "de") -> Page:
    """The page of results for a question."""
    page.goto(f"{LIST.format(language=language)}?q={words}")
    return page


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Press Tab until the focus is on what is looked for."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by {most} times Tab")


def test_a_suggestion_on_a_providers_page_leads_to_an_offer(browser_page: Page, axe: PageCheck) -> None:
    browser_page.goto(PROVIDERS)
    browser_page.locator(f"main a[href^='{PROVIDERS}']:not([href*='#'])").first.click()
    browser_page.wait_for_url(re.compile(r"/traeger/[^/]+/$"))
    provider = browser_page.url
    type_in(browser_page, "Sprachcafé Ars")
    suggestion = browser_page.locator(SUGGESTIONS).first
    expect(suggestion).to_contain_text("Sprachcafé Arsbeck")

    assert browser_page.url == provider
    axe(browser_page)

    suggestion.click()
    browser_page.wait_for_url(re.compile(r"/angebote/sprachcafe-arsbeck/$"))
    assert browser_page.locator("main h1").inner_text() == "Sprachcafé Arsbeck"


def test_suggestions_follow_what_is_typed_and_go_with_it(browser_page: Page) -> None:
    browser_page.goto(PROVIDERS)
    said = browser_page.get_by_role("status").filter(has_text=re.compile("Vorschl"))
    type_in(browser_page, "Wegb")
    expect(browser_page.locator(SUGGESTIONS).first).to_contain_text("Wegberg")
    expect(said).to_have_count(1)
    type_in(browser_page, "xyzzy")
    expect(browser_page.locator(SUGGESTIONS)).to_have_count(0)
    expect(said).to_have_count(0)
    browser_page.locator(FIELD).fill("Schwimm")
    expect(browser_page.locator(SUGGESTIONS).first).to_be_visible()
    browser_page.locator(FIELD).fill("")
    expect(browser_page.locator(SUGGESTIONS)).to_have_count(0)


def test_the_header_field_leads_to_the_results(browser_page: Page) -> None:
    browser_page.goto(PROVIDERS)
    type_in(browser_page, "Deutschkurs")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(re.compile(r"/de/heinsberg/angebote/\?q=Deutschkurs$"))

    assert browser_page.locator(FIELD).input_value() == "Deutschkurs"
    assert number_of_offers(browser_page) > 5


def test_results_come_while_typing(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de"))
    everything = number_of_offers(browser_page)
    type_in(browser_page, "Fahrradwerk")
    expect(browser_page.locator(NUMBER)).not_to_have_attribute("data-number", str(everything))
    expect(browser_page).to_have_url(re.compile(r"q=Fahrradwerk$"))

    assert browser_page.evaluate("document.activeElement.id") == "q"
    assert browser_page.locator(FIELD).input_value() == "Fahrradwerk"
    assert browser_page.locator("#results mark").count() > 0
    assert browser_page.locator(NUMBER).get_attribute("aria-live") == "polite"

    typed = offers(browser_page)
    browser_page.reload()
    assert offers(browser_page) == typed


def test_everything_is_done_by_keyboard_alone(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de"))
    tab_to(browser_page, FIELD)
    browser_page.keyboard.type("Sprachcafé Ars", delay=30)
    expect(browser_page.locator(SUGGESTIONS).first).to_be_visible()
    expect(browser_page).to_have_url(re.compile(r"q=Sprachcaf"))
    tab_to(browser_page, SUGGESTIONS, most=3)
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(re.compile(r"/angebote/sprachcafe-arsbeck/$"))
    browser_page.goto(LIST.format(language="de"))
    tab_to(browser_page, FIELD)
    browser_page.keyboard.type("Deutchkurs in Wegberg", delay=30)
    expect(browser_page.locator(".kp-meant a")).to_be_visible()
    tab_to(browser_page, ".kp-meant a")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(re.compile(r"q=Deutschkurs\+in\+Wegberg"))

    assert number_of_offers(browser_page) > 0
    tab_to(browser_page, ".kp-card a")


def test_leaving_the_field_asks_nothing_again_and_a_choice_does(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de"))
    type_in(browser_page, "Sprachcafé")
    expect(browser_page).to_have_url(re.compile(r"q=Sprachcaf"))
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    browser_page.keyboard.press("Tab")
    browser_page.wait_for_timeout(600)  # milliseconds, longer than the list waits before it asks

    assert [address for address in asked if "/angebote/" in address] == []
    browser_page.locator("#order").select_option(index=1)
    expect(browser_page).to_have_url(re.compile(r"sortierung="))


@pytest.mark.parametrize(
    "words", ["Deutschkurs", "Migrationsbratung", "Deutschkurs mit Kinderbetreuung in Wegberg"]
)
def test_the_same_is_found_without_javascript(words: str, new_page: NewPage) -> None:
    shown = []
    for javascript in (True, False):
        page = new_page(javascript=javascript)
        page.goto(PROVIDERS)
        page.locator(FIELD).fill(words)
        page.locator("header form[role=search] button").click()
        page.wait_for_url(re.compile(r"/angebote/\?q="))
        shown.append((number_of_offers(page), offers(page), page.locator(".kp-chip").all_inner_texts()))

    assert shown[0] == shown[1]
    assert shown[0][1] != []


def test_a_part_of_the_question_is_taken_away(browser_page: Page) -> None:
    searched(browser_page, "Deutschkurs in Wegberg am Montag")
    parts = browser_page.locator(".kp-chip bdi").all_inner_texts()
    browser_page.locator(".kp-chip").nth(1).click()
    browser_page.wait_for_url(re.compile(r"q=Deutschkurs\+am\+Montag$"))

    assert len(parts) == 3
    assert browser_page.locator(".kp-chip bdi").all_inner_texts() == [parts[0], parts[2]]
    assert browser_page.locator(FIELD).input_value() == "Deutschkurs am Montag"


def test_arabic_on_a_narrow_phone(new_page: NewPage, axe: PageCheck, no_horizontal_scroll: PageCheck) -> None:
    phone = new_page(width=320, height=640, locale="ar", has_touch=True)
    phone.goto(LIST.format(language="ar"))
    type_in(phone, "دورة لغة ألمانية في فيغبرغ")
    expect(phone.locator(".kp-chip").first).to_be_visible()
    expect(phone.locator(".kp-away").first).to_be_visible()

    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert phone.locator(".kp-card__title mark").count() > 0
    no_horizontal_scroll(phone)
    axe(phone)


def test_a_word_without_end_fits_a_narrow_phone(new_page: NewPage, no_horizontal_scroll: PageCheck) -> None:
    phone = searched(new_page(width=320, height=640), "Donaudampfschifffahrtsgesellschaft" * 6)

    expect(phone.locator(".kp-chip bdi")).to_contain_text("Donaudampf")
    no_horizontal_scroll(phone)


def test_suggestions_in_arabic_fit_a_narrow_phone(
    new_page: NewPage, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    phone = new_page(width=320, height=640, locale="ar", has_touch=True)
    phone.goto("/ar/heinsberg/traeger/")
    type_in(phone, "دورة")
    expect(phone.locator(SUGGESTIONS).first).to_be_visible()

    no_horizontal_scroll(phone)
    axe(phone)


PAGES = {
    "results": "angebote/?q={course}",
    "results nearby": "angebote/?q={course} Wegberg",
    "typing error": "angebote/?q=Migrationsbratung",
    "nothing": f"angebote/?q={UNKNOWN}",
    "nothing with choices": f"angebote/?q={UNKNOWN}&kostenlos=ja&tag=1",
    "in part": "angebote/?q=Frauenschwimmen am Montag kostenlos",
    "missing": "angebote/fehlt/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("page_of", PAGES)
def test_pages_of_a_search_are_accessible(
    page_of: str,
    language: str,
    scheme: str,
    new_page: NewPage,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    narrow = scheme == "dark"
    page = new_page(width=320 if narrow else 1280, height=640, color_scheme=scheme)
    page.goto(f"/{language}/heinsberg/{PAGES[page_of].format(course=COURSE[language])}")

    axe(page)
    no_horizontal_scroll(page)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_at_double_size_nothing_is_cut_off(
    language: str, new_page: NewPage, no_horizontal_scroll: PageCheck
) -> None:
    page = new_page(width=640, height=400, device_scale_factor=2)
    searched(page, f"{COURSE[language]} Wegberg", language)
    no_horizontal_scroll(page)
    type_in(page, " kosten")
    expect(page).to_have_url(re.compile("kosten"))

    no_horizontal_scroll(page)
    assert page.locator(f"{FIELD}, .kp-search__row button").evaluate_all(
        "parts => parts.every(part => part.getBoundingClientRect().right <= innerWidth)"
    )


def test_nothing_found_leads_to_the_centre_and_the_gap_is_noted_in_place(
    browser_page: Page, axe: PageCheck
) -> None:
    searched(browser_page, UNKNOWN)
    address = browser_page.url

    assert number_of_offers(browser_page) == 0
    assert browser_page.locator("#results a[href^='tel:']").count() == 1

    browser_page.locator("#results button[formaction]").click()
    expect(browser_page.locator("#results p[role=status]")).to_be_visible()

    assert browser_page.url == address
    assert browser_page.locator("#results button[formaction]").count() == 0
    assert browser_page.locator(FIELD).input_value() == UNKNOWN
    axe(browser_page)


def test_the_gap_is_noted_without_javascript(new_page: NewPage, axe: PageCheck) -> None:
    page = new_page(javascript=False)
    searched(page, UNKNOWN, "ar")
    page.locator("#results button[formaction]").click()
    page.wait_for_url(re.compile(r"/ar/heinsberg/angebote/fehlt/$"))

    assert page.locator("p[role=status]:not(#suggestions-count)").is_visible()
    assert page.locator("main h1").count() == 1


def test_no_cookie_is_set_by_searching(browser_page: Page) -> None:
    browser_page.context.clear_cookies()
    searched(browser_page, UNKNOWN)
    browser_page.locator("#results button[formaction]").click()
    expect(browser_page.locator("#results p[role=status]")).to_be_visible()
    searched(browser_page, "Deutschkurs")

    assert browser_page.context.cookies() == []
