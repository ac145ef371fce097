"""Screen: privacy notice."""

import re

from django.test import Client

from knotenpunkt.regions.models import Centre


def test_the_notice_keeps_its_own_promise(client: Client, centre: Centre) -> None:
    response = client.get("/de/heinsberg/datenschutz/")

    page = response.content.decode()
    fetched = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', page)
    assert "Diese Seiten setzen keine Cookies" in page
    assert dict(response.cookies) == {}
    assert [address for address in fetched if not address.startswith("/")] == []


def test_the_notice_leads_to_the_imprint_of_its_centre(client: Client, centre: Centre) -> None:
    main = client.get("/fa/heinsberg/datenschutz/").content.decode().partition("<main")[2]

    assert 'href="/fa/heinsberg/impressum/"' in main.partition("</main>")[0]


def test_an_unknown_centre_is_not_found(client: Client, centre: Centre) -> None:
    assert client.get("/de/nowhere/datenschutz/").status_code == 404
