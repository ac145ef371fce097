"""What somebody who looks for an offer does."""

import re

from playwright.sync_api import Page, Request, expect

from tests.harness.browser import NewPage, PageCheck

LIST = "/{language}/heinsberg/angebote/"
CHILDCARE = "input[name=kinderbetreuung]"
FOR_STAFF = re.compile("/(anmelden|abmelden|konto)/")  # where people sign in, and the session needs a cookie


def digits(text: str | None) -> int:
    """The number in a text, in whatever digits its language writes it."""
    return int("".join(re.findall(r"\d", text or "")))


def offers(page: Page) -> list[str]:
    return page.locator(".kp-card__title").all_inner_texts()


def number_of_offers(page: Page) -> int:
    return int(page.locator("#number").get_attribute("data-number") or "")


def promised(page: Page, choice: str) -> int:
    """How many offers the page says are behind a choice."""
    return digits(page.locator(f"label:has({choice}) .kp-count").first.inner_text())


def open_choices(page: Page) -> None:
    """Open the choices where they are folded away, as on a phone."""
    if not page.locator(CHILDCARE).is_visible():
        page.locator("details:has(input[name=kinderbetreuung]) > summary").first.click()


def test_mother_finds_an_offer_with_childcare_in_arabic_on_her_phone(
    new_page: NewPage, axe: PageCheck
) -> None:
    phone = new_page(width=320, height=640, locale="ar", has_touch=True)

    phone.goto("/ar/heinsberg/")
    phone.locator("nav a[href='/ar/heinsberg/angebote/']").first.tap()
    open_choices(phone)
    expected = promised(phone, CHILDCARE)
    phone.locator(CHILDCARE).check()
    expect(phone).to_have_url(re.compile("kinderbetreuung=ja"))
    expect(phone.locator(".kp-chip").first).to_be_visible()

    assert number_of_offers(phone) == expected
    axe(phone)

    phone.locator(".kp-card a").first.tap()
    phone.wait_for_url(re.compile(r"/ar/heinsberg/angebote/[^/?]+/"))
    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert phone.locator("main h1").count() == 1
    assert phone.locator("main h1").evaluate("heading => heading.closest('[lang]').lang") == "de"


def test_choosing_gives_the_same_offers_with_and_without_javascript(new_page: NewPage) -> None:
    with_scripts = new_page()
    with_scripts.goto(LIST.format(language="de"))
    open_choices(with_scripts)
    with_scripts.locator(CHILDCARE).check()
    expect(with_scripts).to_have_url(re.compile("kinderbetreuung=ja"))
    expect(with_scripts.locator(".kp-chip").first).to_be_visible()

    without = new_page(javascript=False)
    without.goto(LIST.format(language="de"))
    open_choices(without)
    without.locator(CHILDCARE).check()
    without.locator("form[role=search] button").first.click()

    assert offers(with_scripts) == offers(without)
    assert number_of_offers(with_scripts) == number_of_offers(without)


def test_a_chosen_list_can_be_shared(new_page: NewPage) -> None:
    sender = new_page()
    sender.goto(LIST.format(language="de"))
    open_choices(sender)
    sender.locator(CHILDCARE).check()
    expect(sender).to_have_url(re.compile("kinderbetreuung=ja"))
    expect(sender.locator(".kp-chip").first).to_be_visible()
    receiver = new_page(width=320, height=640)
    receiver.goto(sender.url)

    assert offers(receiver) == offers(sender)


def test_back_leads_to_the_list_as_it_was(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de") + "?kinderbetreuung=ja")
    before = offers(browser_page)
    browser_page.locator(".kp-card a").first.click()
    browser_page.wait_for_url(re.compile(r"/angebote/[^/?]+/"))
    browser_page.go_back()

    assert offers(browser_page) == before


def test_a_change_of_language_keeps_the_choice(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de") + "?kinderbetreuung=ja")
    number = number_of_offers(browser_page)
    target = browser_page.locator("a[hreflang=ar]").first.get_attribute("href")
    browser_page.goto(target or "")

    assert browser_page.locator("html").get_attribute("lang") == "ar"
    assert number_of_offers(browser_page) == number


def test_all_offers_are_found_page_by_page(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de"))
    total = number_of_offers(browser_page)
    seen = offers(browser_page)
    while browser_page.locator("a[rel=next]").count():
        browser_page.goto(browser_page.locator("a[rel=next]").get_attribute("href") or "")
        seen += offers(browser_page)

    assert len(seen) == total


def test_no_cookie_is_set_anywhere(pages: dict[tuple[str, str], str], browser_page: Page) -> None:
    browser_page.context.clear_cookies()
    for path in pages.values():
        if not FOR_STAFF.search(path):
            answer = browser_page.request.get(path)
            if answer.headers["content-type"].startswith("text/html"):
                browser_page.goto(path)

    assert browser_page.context.cookies() == []


def test_list_of_offers_weighs_less_than_100_kilobytes(new_page: NewPage) -> None:
    page = new_page(width=320, height=640, first_visit=True)
    received: dict[str, int] = {}
    page.on("requestfinished", lambda request: received.update({request.url: weight(request)}))
    page.goto(LIST.format(language="de"), wait_until="networkidle")
    without_fonts = {address: size for address, size in received.items() if not address.endswith(".woff2")}

    assert without_fonts != {}
    assert sum(without_fonts.values()) < 100_000, without_fonts


def weight(request: Request) -> int:
    """Bytes of an answer on the wire: head and body."""
    sizes = request.sizes()
    return int(sizes["responseHeadersSize"] + sizes["responseBodySize"])


def test_printed_guide_shows_no_navigation(pages: dict[tuple[str, str], str], browser_page: Page) -> None:
    browser_page.goto(pages["guide", "de"])
    browser_page.emulate_media(media="print")

    expect(browser_page.locator("main h1")).to_be_visible()
    assert [nav.is_visible() for nav in browser_page.locator("header nav").all()] == [False] * (
        browser_page.locator("header nav").count()
    )


def test_printed_list_shows_its_offers_and_what_was_chosen(browser_page: Page) -> None:
    browser_page.goto(LIST.format(language="de") + "?kinderbetreuung=ja")
    number = number_of_offers(browser_page)
    browser_page.emulate_media(media="print")

    assert [card.is_visible() for card in browser_page.locator(".kp-card").all()] == [True] * number
    assert browser_page.locator("#number").is_visible()
    assert browser_page.locator(".kp-chip").first.is_visible()
    assert not browser_page.locator(CHILDCARE).is_visible()
