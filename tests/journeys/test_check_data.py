"""Somebody checks her data: a file with faults first, then one without."""

import json
from collections.abc import Mapping

import pytest
from playwright.sync_api import FilePayload, Page, expect

from knotenpunkt.hsds.tests.checked import good_service
from tests.harness.browser import PageCheck

type Pages = Mapping[tuple[str, str], str]


def file_of(**fields: object) -> FilePayload:
    content = json.dumps([good_service(**fields)]).encode()
    return {"name": "angebote.json", "mimeType": "application/json", "buffer": content}


def check(page: Page, sent: FilePayload) -> None:
    page.locator("#file").set_input_files(sent)
    page.locator("main form button").click()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_bad_file_is_repaired_and_sent_again(
    language: str, pages: Pages, browser_page: Page, axe: PageCheck, no_horizontal_scroll: PageCheck
) -> None:
    page = browser_page
    page.goto(pages["validator", language])
    page.set_viewport_size({"width": 320, "height": 640})

    check(page, file_of(status="aktiv", farbe="rot", schedules=[]))
    expect(page.locator("h3[id]")).to_have_count(3)
    assert page.locator("h3[id]").evaluate_all("all => all.map(one => one.id)") == [
        "error",
        "warning",
        "hint",
    ]
    axe(page)
    no_horizontal_scroll(page)

    check(page, file_of())
    expect(page.locator("[role=status].kp-notice--success")).to_be_visible()
    expect(page.locator("h3[id]")).to_have_count(0)
    axe(page)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_address_inside_the_house_is_refused_and_stays_in_its_field(
    language: str, pages: Pages, browser_page: Page, axe: PageCheck
) -> None:
    page = browser_page
    page.goto(pages["validator", language])
    page.locator("#address").fill("http://127.0.0.1/")
    page.locator("main form button").click()

    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.locator("#address").input_value() == "http://127.0.0.1/"
    axe(page)
