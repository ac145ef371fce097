"""What holds on every screen on which a centre plans, each with something on it.

Accessible in German and Arabic, no wider than a small phone, within reach of a keyboard, the same without scripts.
"""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver, resolve
from playwright.sync_api import Page, expect

from knotenpunkt.access.declarations import PUBLIC, declaration
from tests.architecture.test_access import patterns
from tests.harness.browser import NewPage, PageCheck
from tests.journeys.test_editing import signed_in
from tests.journeys.test_every_page import SEEN_THOUGH_HIDDEN, SKIPPED_BY_KEYBOARD
from tests.journeys.test_plans import begun, write_focus_area

pytestmark = pytest.mark.journey

WORKPLACE = "/de/heinsberg/arbeitsplatz/"
ACTS = {
    "plan_detail_amend",
    "plan_detail_approve",
    "plan_detail_figure",
    "plan_detail_order",
    "plan_detail_progress",
    "plan_detail_send_back",
    "plan_detail_step",
    "profile_move",
}  # answers to a button: they lead to one of the screens or show it again
ENTRIES = ("kontakte", "programme", "konzepte")
VARIANTS = [("de", 1280, "light"), ("de", 320, "light"), ("ar", 320, "dark")]


class Found:
    """The addresses, once somebody has looked for them."""

    def __init__(self) -> None:
        self.addresses: tuple[str, ...] = ()

    def all(self, new_page: NewPage, data: Path) -> tuple[str, ...]:
        if not self.addresses:
            head = signed_in(new_page(user_agent="Looking for screens"), data)
            self.addresses = (*of_the_profile(head), *of_the_posts(head), *of_the_plans(head))
        return self.addresses


@pytest.fixture(scope="module")
def found() -> Found:
    return Found()


def linked(page: Page, start: str, pattern: str) -> str:
    """Where the first link of that kind leads."""
    page.goto(f"{WORKPLACE}{start}")
    links = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return next(str(link) for link in links if re.search(pattern, link))


def of_the_profile(head: Page) -> tuple[str, ...]:
    start = f"{WORKPLACE}profil/"
    entries = [linked(head, "profil/", rf"/{part}/[0-9a-f-]{{36}}/$") for part in ENTRIES]
    added = [f"{start}{part}/neu/" for part in ENTRIES]
    return (start, f"{start}angaben/", *added, *entries, f"{entries[0]}entfernen/")


def of_the_posts(head: Page) -> tuple[str, ...]:
    start = f"{WORKPLACE}stellen/"
    post = linked(head, "stellen/", "/aendern/$").removesuffix("aendern/")
    acts = ("aendern/", "beenden/", "berichtigen/", "zuruecknehmen/")
    return (start, f"{start}neu/", *(f"{post}{act}" for act in acts))


def of_the_plans(head: Page) -> tuple[str, ...]:
    """A draft that is made here, and the published plan of the demonstration."""
    start = f"{WORKPLACE}plaene/"
    draft = begun(head, 2060)
    write_focus_area(head)
    line = (head.locator("section[id^=focus-]").first.get_attribute("id") or "").removeprefix("focus-")
    area = f"{draft}schwerpunkte/{line}/"
    head.goto(start)
    published = (
        head.locator("tr", has_text="Veröffentlicht").locator("th a").first.get_attribute("href") or ""
    )
    drafted = (draft, f"{draft}lage/", area, f"{area}entfernen/", f"{draft}neuer-schwerpunkt/")
    in_force = (published, f"{published}lage/", f"{published}abschluss/", f"{published}verlauf/")
    return (start, f"{start}neu/", *drafted, *in_force)


def test_no_screen_is_forgotten(found: Found, new_page: NewPage, site_data: Path) -> None:
    looked_at = {resolve(address).url_name for address in found.all(new_page, site_data)}
    behind_the_sign_in = {
        pattern.name
        for _, pattern in patterns(get_resolver())
        if pattern.callback.__module__.startswith("knotenpunkt.planning.")
        and declaration(pattern.callback) != PUBLIC
    }

    assert looked_at | ACTS == behind_the_sign_in


@pytest.mark.parametrize(("language", "width", "scheme"), VARIANTS)
def test_every_screen_is_accessible_and_fits(
    found: Found,
    new_page: NewPage,
    site_data: Path,
    language: str,
    width: int,
    scheme: str,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    addresses = found.all(new_page, site_data)
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Every screen"), site_data)
    for address in addresses:
        page.goto(address.replace("/de/", f"/{language}/", 1))
        expect(page.locator("html")).to_have_attribute("lang", language)
        axe(page)
        no_horizontal_scroll(page)
        assert page.evaluate(SEEN_THOUGH_HIDDEN) == []
        assert page.evaluate(SKIPPED_BY_KEYBOARD) == []


def test_every_screen_says_the_same_without_javascript(
    found: Found, new_page: NewPage, site_data: Path
) -> None:
    addresses = found.all(new_page, site_data)
    texts = []
    for javascript in (True, False):
        page = signed_in(new_page(javascript=javascript, user_agent=f"Scripts {javascript}"), site_data)
        texts.append([words(page, address) for address in addresses])

    assert texts[0] == texts[1]


def words(page: Page, address: str) -> str:
    page.goto(address)
    return " ".join(page.locator("main").inner_text().split())


@pytest.mark.parametrize(("language", "width", "scheme"), VARIANTS)
def test_what_cannot_be_used_is_told_accessibly(
    found: Found,
    new_page: NewPage,
    site_data: Path,
    language: str,
    width: int,
    scheme: str,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    draft = next(
        address for address in found.all(new_page, site_data) if address.endswith("neuer-schwerpunkt/")
    )
    page = signed_in(new_page(width=width, color_scheme=scheme, user_agent="Wrong"), site_data)
    page.goto(draft.replace("/de/", f"/{language}/", 1))
    written = {
        "title": "Deutsch im Alltag",
        "goal": "Ein Ziel. " * 1_000,
        "measure-0-begins_on": "31.02.2026",
        "target-0-name": "Sprachcafés",
        "target-0-baseline": "-3",
        "target-0-aim": "abc",
    }
    for name, text in written.items():
        page.locator(f"#{name}").fill(text)
    page.locator("button[value=save]").click()

    wrong = ["field", "goal", "measure-0-title", "measure-0-begins_on"]
    wrong += ["target-0-unit", "target-0-baseline", "target-0-aim"]
    told = page.locator(".kern-error").evaluate_all("errors => errors.map(error => error.id)")
    assert sorted(told) == sorted(f"{name}-error" for name in wrong)
    assert {name: page.locator(f"#{name}").input_value().strip() for name in written} == {
        name: text.strip() for name, text in written.items()
    }
    axe(page)
    no_horizontal_scroll(page)
