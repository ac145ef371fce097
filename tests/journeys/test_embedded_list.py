"""The list of offers on the page of a municipality: framed, with the element of our own, in a narrow column."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import override

import pytest
from playwright.sync_api import Browser, expect

from tests.harness.browser import PageCheck, Visit
from tests.harness.serving import serving

LANGUAGES = {"de": "Angebote", "ar": "الخدمات"}
ELEMENT = """<!doctype html><html lang="de"><title>Gemeinde</title>
<script type="module" src="{site}/static/api/angebote.js"></script>
<knotenpunkt-angebote centre="heinsberg" language="{language}" query="thema=counselling" height="500">
</knotenpunkt-angebote></html>"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frame_is_accessible_in_a_narrow_column(
    language: str, scheme: str, visit: Visit, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    page = visit(f"/einbetten/{language}/heinsberg/", width=250, height=500, color_scheme=scheme)

    axe(page)
    no_horizontal_scroll(page)
    assert page.locator(".kp-card").count() == 30
    assert page.evaluate("document.cookie") == ""


def test_frame_needs_no_script(visit: Visit, axe: PageCheck) -> None:
    page = visit("/einbetten/de/heinsberg/?thema=counselling", width=320, javascript=False)

    assert page.locator(".kp-card").count() > 0


@contextmanager
def page_of_a_municipality(markup: str) -> Iterator[str]:
    """The address of a page at another origin, by a server of its own."""

    class Municipality(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(markup.encode())

        @override
        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Municipality)
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_element_shows_the_list_and_its_links_leave_the_frame(
    browser: Browser, site: str, language: str
) -> None:
    markup = ELEMENT.replace("{site}", site).replace("{language}", language)
    context = browser.new_context()
    context.set_default_timeout(20_000)
    page = context.new_page()
    with page_of_a_municipality(markup) as address:
        page.goto(address)
        frame = page.frame_locator("knotenpunkt-angebote iframe")

        expect(frame.locator("h1")).to_contain_text(LANGUAGES[language])
        assert frame.locator("html").get_attribute("lang") == language
        assert page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().height") == 500
        frame.locator("h3 a").first.click()
        page.wait_for_url(f"{site}/{language}/heinsberg/angebote/*/")
        assert context.cookies() == []
    context.close()
