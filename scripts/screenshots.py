"""Renders the documentation's pictures anew from a demo instance, into docs/pictures."""

import base64
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WORKBOOK = ROOT / "src" / "knotenpunkt" / "importers" / "data" / "demo" / "angebote_kreis_heinsberg.xlsx"
sys.path.insert(0, str(ROOT))

from tests.harness.browser import CHROMIUM_OPTIONS, chromium  # noqa: E402
from tests.harness.site import COMMAND, instance_environment, make_demo, served  # noqa: E402

OFFERS = "angebote/?kinderbetreuung=ja"
LAPTOP = (1280, 860)
PHONE = (360, 740)
REPORT = (1280, 1180)

# Two screens on one sheet, the phone before the lower right corner of the laptop.
SHEET = """<!doctype html><style>
  body {{ margin: 0; padding: 24px 24px 64px; background: #eef1f4; width: fit-content; }}
  img {{ display: block; border: 1px solid #b9c3cd; }}
  .laptop {{ width: 1040px; border-radius: 8px; margin-inline-end: 240px; }}
  .phone {{ width: 330px; position: absolute; right: 24px; top: 90px; border: 8px solid #1d2733; border-radius: 28px; }}
</style><div style="position: relative"><img class="laptop" src="data:image/png;base64,{laptop}"></div>
<img class="phone" src="data:image/png;base64,{phone}">"""


def opened(browser: Browser, address: str, size: tuple[int, int], *, on_phone: bool = False) -> Page:
    """The page at this address with its fonts loaded; sizes in CSS pixels."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if on_phone else 1,
        is_mobile=on_phone,
        reduced_motion="reduce",
        locale="de-DE",
    )
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def render_start(browser: Browser, site: str) -> None:
    """The start of the centre."""
    opened(browser, f"{site}/de/heinsberg/", LAPTOP).screenshot(path=PICTURES / "start.png")


def render_portal(browser: Browser, site: str) -> None:
    """The list of offers, and beside it the same choice in Arabic on a phone, down at its results."""
    laptop = opened(browser, f"{site}/de/heinsberg/angebote/", LAPTOP).screenshot()
    phone_page = opened(browser, f"{site}/ar/heinsberg/{OFFERS}", PHONE, on_phone=True)
    phone_page.locator("#number").evaluate("number => scrollTo(0, number.offsetTop - 24)")
    phone = phone_page.screenshot()
    sheet = browser.new_page(viewport={"width": 1330, "height": 860})
    sheet.set_content(
        SHEET.format(laptop=base64.b64encode(laptop).decode(), phone=base64.b64encode(phone).decode())
    )
    sheet.locator("body").screenshot(path=PICTURES / "portal.png")


def render_report(browser: Browser, data: Path) -> None:
    """The report of a dry run of the demo workbook on an instance that is still empty."""
    data.mkdir()
    report = data / "bericht.html"
    reading = ("import-workbook", WORKBOOK, "--centre", "heinsberg", "--report", report)
    for arguments in (("init",), reading):
        subprocess.run(
            [COMMAND, *arguments], env=instance_environment(data), check=True, stdout=subprocess.DEVNULL
        )
    opened(browser, report.as_uri(), REPORT).screenshot(path=PICTURES / "report.png")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="knotenpunkt-pictures-") as folder,
        served(make_demo(Path(folder) / "demo")) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=[*CHROMIUM_OPTIONS, "--hide-scrollbars"], chromium_sandbox=False
        )
        render_start(browser, site)
        render_portal(browser, site)
        render_report(browser, Path(folder) / "empty")
        browser.close()


if __name__ == "__main__":
    main()
