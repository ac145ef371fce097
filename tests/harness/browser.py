"""A real browser: Debian's Chromium through Playwright, and what every page must satisfy.

Each page opened by `new_page` is checked when the test ends: no error in the console, no request to a foreign host.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = """async tags => {
  const runOnly = {type: 'tag', values: tags};
  return (await axe.run(document, {runOnly, resultTypes: ['violations']})).violations;
}"""  # what is in order stays in the browser: carrying it over takes longer than the check
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

type NewPage = Callable[..., Page]
type Visit = Callable[..., Page]
type PageCheck = Callable[[Page], None]


def chromium() -> str:
    """The browser's program; a missing one is a fault of the set-up, not a reason to skip."""
    named = os.environ.get("KNOTENPUNKT_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("Chromium is missing; please run: sudo apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all stories of a run."""
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(
            executable_path=chromium(), headless=True, args=CHROMIUM_OPTIONS, chromium_sandbox=False
        )
        yield instance
        instance.close()


class PageWatch:
    """What went wrong on a page while a test used it."""

    def __init__(self, page: Page, host: str) -> None:
        self.page = page
        self.host = host
        self.documents: set[str] = set()
        self.problems: list[str] = []
        page.on("console", self.note_message)
        page.on("pageerror", lambda error: self.problems.append(f"error in a script: {error}"))
        page.on("request", self.note_request)

    def note_message(self, message: ConsoleMessage) -> None:
        place = urldefrag(message.location.get("url") or "").url
        refused_document = place in self.documents  # the browser announces an error page there as well
        if message.type == "error" and not refused_document:
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def note_request(self, request: Request) -> None:
        if request.resource_type == "document":
            self.documents.add(urldefrag(request.url).url)
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.problems.append(f"request to a foreign host: {request.url}")

    def take_problems(self) -> list[str]:
        """What went wrong since the last time."""
        taken, self.problems = self.problems, []
        return taken


class Readers:
    """Browser contexts by their options: a second page of the same reader finds style sheets and fonts in the cache.

    Nothing else can stay behind, for the portal sets no cookie and stores nothing. Whoever signs in is a reader of
    their own, by an option that no other has.
    """

    def __init__(self, browser: Browser, site: str) -> None:
        self._browser = browser
        self._site = site
        self._contexts: dict[str, BrowserContext] = {}
        self._tabs: dict[str, PageWatch] = {}

    def page(
        self,
        *,
        width: int = 1280,
        height: int = 800,
        javascript: bool = True,
        first_visit: bool = False,
        **options: Any,
    ) -> Page:
        """A new page of the reader with these options."""
        wanted = {
            "viewport": {"width": width, "height": height},
            "java_script_enabled": javascript,
            "locale": "de-DE",
            **options,
        }
        name = repr(sorted(wanted.items()))
        known = self._contexts.pop(name, None) if first_visit else self._contexts.get(name)
        if first_visit and known:
            known.close()
        if first_visit or known is None:
            known = self._contexts[name] = self._open(wanted)
        return known.new_page()

    def tab(self, **options: Any) -> PageWatch:
        """The page on which a reader merely looks: it stays from test to test, for a new one takes twice the time."""
        name = repr(sorted(options.items()))
        if name not in self._tabs:
            self._tabs[name] = PageWatch(self.page(**options), urlsplit(self._site).netloc)
        return self._tabs[name]

    def _open(self, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(base_url=self._site, timezone_id="Europe/Berlin", **options)
        context.set_default_timeout(30_000)  # a busy machine, and a server that still warms up
        return context

    def leave(self) -> None:
        """Close everything that was opened."""
        for context in self._contexts.values():
            context.close()


@pytest.fixture(scope="session")
def readers(browser: Browser, site: str) -> Iterator[Readers]:
    """The readers of a run, each with a browser context of their own."""
    found = Readers(browser, site)
    yield found
    found.leave()


@pytest.fixture
def new_page(readers: Readers, site: str) -> Iterator[NewPage]:
    """Open a page of the running instance; addresses may be given as paths.

    `width` and `height` in CSS pixels; `javascript=False` is a browser without scripts; `first_visit=True` one that has
    kept nothing; any other option is one of Playwright's for a browser context, e.g. color_scheme="dark".
    """
    watches: list[PageWatch] = []
    pages: list[Page] = []

    def open_page(**options: Any) -> Page:
        page = readers.page(**options)
        pages.append(page)
        watches.append(PageWatch(page, urlsplit(site).netloc))
        return page

    yield open_page
    for page in pages:
        page.close()
    refuse_problems(watches)


@pytest.fixture
def visit(readers: Readers) -> Iterator[Visit]:
    """Open an address where the test before has looked at another; for tests that leave nothing behind in the page.

    Options as with `new_page`.
    """
    watches: list[PageWatch] = []

    def look(address: str, **options: Any) -> Page:
        watch = readers.tab(**options)
        watches.append(watch)
        watch.page.goto(address)
        return watch.page

    yield look
    refuse_problems(watches)


def refuse_problems(watches: list[PageWatch]) -> None:
    problems = [problem for watch in watches for problem in watch.take_problems()]
    assert problems == [], "\n".join(problems)


@pytest.fixture
def browser_page(new_page: NewPage) -> Page:
    """A page as wide as a laptop."""
    return new_page()


@pytest.fixture
def phone_page(new_page: NewPage) -> Page:
    """A page on a cheap phone: 320 px wide."""
    return new_page(width=320, height=640)


@pytest.fixture(scope="session")
def axe() -> PageCheck:
    """Check a page with axe: WCAG 2.2 AA and good practice, no violation."""
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.evaluate(source)
        violations = [describe(violation) for violation in page.evaluate(VIOLATIONS, AXE_TAGS)]
        assert violations == [], "\n".join(violations)

    return check


def describe(violation: dict[str, Any]) -> str:
    places = "; ".join(
        f"{' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']} – {places}"


WIDER_THAN_SCREEN = """() => {
  const page = document.documentElement, width = page.clientWidth;
  if (page.scrollWidth <= width) return [];
  const sticksOut = box => box.right > width + 1 || box.left < -1;
  const spills = element => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
  return [`page: ${page.scrollWidth} > ${width}`].concat([...document.querySelectorAll('body *')]
    .filter(element => sticksOut(element.getBoundingClientRect()) || spills(element))
    .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`).slice(-5));
}"""


@pytest.fixture(scope="session")
def no_horizontal_scroll() -> PageCheck:
    """Check that a page need not be scrolled sideways; names the elements that stick out."""

    def check(page: Page) -> None:
        assert page.evaluate(WIDER_THAN_SCREEN) == []

    return check
