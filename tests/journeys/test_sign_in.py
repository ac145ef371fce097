"""People of a centre come in: invited, by password and code, by passkey; and are signed out from elsewhere."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from knotenpunkt.accounts.tests.codes import code_of
from tests.harness.browser import NewPage, PageCheck
from tests.harness.site import COMMAND, instance_environment

pytestmark = pytest.mark.journey

PASSWORD = "apfel wolke treppe"
SCREENS = (
    *("", "sitzungen/", "passwort/", "zweiter-faktor/", "zweiter-faktor/app/", "zweiter-faktor/passkeys/"),
    *("zweiter-faktor/passkeys/neu/", "bestaetigen/"),
)
OUTSIDE = ("anmelden/", "passwort-vergessen/", "passwort-vergessen/gesendet/", "einladung/x/")


def invited(data: Path, email: str) -> str:
    """The path of an invitation to lead a centre that is no demonstration."""
    command = [str(COMMAND), "invite", "--centre", "dueren", "--role", "centre_head", "--email", email]
    written = subprocess.run(
        command, env=instance_environment(data), check=True, capture_output=True, text=True
    ).stdout
    return urlsplit(written.split()[0]).path


def accepted(page: Page, path: str) -> None:
    """Accept an invitation with a new account."""
    page.goto(path)
    page.locator("[name=display_name]").fill("Neue Leitung")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=again]").fill(PASSWORD)
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(r"/de/konto/zweiter-faktor/$"))


def with_app(page: Page) -> str:
    """Set up an app; the secret that it keeps."""
    page.goto("/de/konto/zweiter-faktor/app/")
    secret = page.locator("main code").inner_text()
    page.locator("[name=code]").fill(code_of(secret))
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(r"/notfallcodes/$"))
    return secret


def signed_in(page: Page, email: str) -> None:
    page.goto("/de/dueren/anmelden/")
    page.locator("#login").fill(email)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button").first.click()


def test_an_invited_person_comes_in_by_password_and_code_and_ends_the_other_session(
    new_page: NewPage, site_data: Path
) -> None:
    page = new_page(user_agent="First device")
    accepted(page, invited(site_data, "app@kreis.example"))
    expect(page.locator("main a[href='/de/konto/zweiter-faktor/app/']")).to_be_visible()
    secret = with_app(page)
    page.goto("/de/dueren/arbeitsplatz/")
    expect(page).to_have_url(re.compile(r"/de/dueren/arbeitsplatz/$"))

    elsewhere = new_page(user_agent="Second device")
    signed_in(elsewhere, "app@kreis.example")
    elsewhere.locator("[name=code]").fill(code_of(secret, steps_ahead=1))
    elsewhere.locator("main form button").first.click()
    expect(elsewhere).to_have_url(re.compile(r"/de/dueren/arbeitsplatz/$"))

    page.goto("/de/konto/sitzungen/")
    page.locator("main table form button").click()
    expect(page.locator("main table form button")).to_have_count(0)
    elsewhere.goto("/de/dueren/arbeitsplatz/")
    expect(elsewhere.locator("main a[href*='/anmelden/']")).to_be_visible()


@pytest.fixture
def device(browser: Browser, site: str) -> Iterator[Page]:
    """A browser with an authenticator of its own; passkeys need a name, and `localhost` is this machine's."""
    context = browser.new_context(base_url=site.replace("127.0.0.1", "localhost"), locale="de-DE")
    page = context.new_page()
    connection = context.new_cdp_session(page)
    connection.send("WebAuthn.enable")
    connection.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield page
    context.close()


def test_a_passkey_alone_opens_the_workspace(device: Page, site_data: Path) -> None:
    accepted(device, invited(site_data, "passkey@kreis.example"))
    device.goto("/de/konto/zweiter-faktor/passkeys/neu/")
    device.locator("[name=name]").fill("Dienst-Laptop")
    device.locator("main form button").click()
    expect(device).to_have_url(re.compile(r"/notfallcodes/$"))
    device.context.clear_cookies()

    device.goto("/de/dueren/anmelden/")
    device.locator("form[data-passkey] button").click()
    expect(device).to_have_url(re.compile(r"/de/dueren/arbeitsplatz/$"))


@pytest.mark.parametrize(("language", "width", "scheme"), [("de", 1280, "light"), ("ar", 320, "dark")])
def test_every_page_is_accessible_and_fits(
    language: str,
    width: int,
    scheme: str,
    new_page: NewPage,
    site_data: Path,
    axe: PageCheck,
    no_horizontal_scroll: PageCheck,
) -> None:
    page = new_page(width=width, color_scheme=scheme, user_agent=f"Reader {language}")
    places = [f"/{language}/konto/{place}" for place in OUTSIDE]
    invitation = invited(site_data, f"{language}@kreis.example")
    checked(page, [*places, invitation.replace("/de/", f"/{language}/", 1)], axe, no_horizontal_scroll)
    accepted(page, invitation)
    people = "/de/dueren/arbeitsplatz/personen/".replace("/de/", f"/{language}/", 1)
    own = [f"/{language}/konto/{place}" for place in SCREENS]
    checked(page, own, axe, no_horizontal_scroll)
    with_app(page)
    rest = [f"/{language}/konto/zweiter-faktor/{place}" for place in ("", "notfallcodes/", "app/entfernen/")]
    checked(page, [*rest, people, f"{people}einladen/"], axe, no_horizontal_scroll)


def checked(page: Page, places: list[str], *checks: PageCheck) -> None:
    for place in places:
        page.goto(place)
        for check in checks:
            check(page)
