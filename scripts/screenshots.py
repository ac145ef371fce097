"""Renders the documentation's pictures anew from a demo instance, into docs/pictures."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
sys.path.insert(0, str(ROOT))

from tests.harness.browser import CHROMIUM_OPTIONS, chromium  # noqa: E402
from tests.harness.site import running_demo  # noqa: E402


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: a page, or with `follow` the first page it links to below that address; sizes in CSS pixels."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    follow: str = ""
    dark: bool = False


PICTURES_TO_RENDER = (
    Picture("instance", "/"),
    Picture("centre", "/de/heinsberg/"),
    Picture("offers", "/de/heinsberg/angebote/"),
    Picture("offers-dark", "/de/heinsberg/angebote/", dark=True),
    Picture("offers-arabic-phone", "/ar/heinsberg/angebote/", width=360, height=740),
    Picture("offer-arabic-phone", "/ar/heinsberg/angebote/", width=360, height=740, follow="angebote/"),
    Picture("offer", "/de/heinsberg/angebote/", follow="angebote/"),
    Picture("catalogue", "/de/heinsberg/wegweiser/"),
)


def render(browser: Browser, site: str, picture: Picture) -> None:
    context = browser.new_context(
        base_url=site,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
        device_scale_factor=2 if picture.width < 500 else 1,
        locale="de-DE",
    )
    page = context.new_page()
    page.goto(picture.path)
    if picture.follow:
        page.goto(
            page.locator(f"main a[href*='/{picture.follow}']:not([href*='?'])").first.get_attribute("href")
            or ""
        )
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    context.close()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="knotenpunkt-pictures-") as data,
        running_demo(Path(data)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=CHROMIUM_OPTIONS, chromium_sandbox=False
        )
        for picture in PICTURES_TO_RENDER:
            render(browser, site, picture)
        browser.close()


if __name__ == "__main__":
    main()
