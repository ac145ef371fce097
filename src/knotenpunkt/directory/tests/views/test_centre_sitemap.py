"""Screen: the addresses of a centre's pages for search engines."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.shared.tenancy import Scope

LOCATION = re.compile("<loc>(.*?)</loc>")


@pytest.fixture
def paths(client: Client, db: None) -> list[str]:
    scenario.heinsberg()
    answer = client.get("/ar/heinsberg/sitemap.xml")
    addresses = LOCATION.findall(answer.content.decode())
    return [address.removeprefix("http://testserver") for address in addresses]


def test_every_address_leads_to_a_page_of_this_language(paths: list[str], client: Client) -> None:
    assert [path for path in paths if client.get(path).status_code != 200] == []
    assert [path for path in paths if not path.startswith("/ar/heinsberg/")] == []


def test_published_offers_and_providers_are_listed_and_drafts_are_not(paths: list[str]) -> None:
    assert "/ar/heinsberg/angebote/sprachkurs-fuer-muetter/" in paths
    assert "/ar/heinsberg/traeger/caritasverband-erkelenz/" in paths
    assert "/ar/heinsberg/angebote/entwurfsangebot/" not in paths


def test_offer_says_when_it_was_changed_and_a_list_when_anything_was(client: Client, db: None) -> None:
    centre = scenario.heinsberg()
    later = scenario.NOW + timedelta(days=2)
    Service.objects.within(Scope.of(centre)).filter(title="Frauenhaus").update(changed_at=later)
    Service.objects.within(Scope.of(centre)).exclude(title="Frauenhaus").update(changed_at=scenario.NOW)
    count_change(centre, now=later)
    markup = client.get("/de/heinsberg/sitemap.xml").content.decode()
    changed = dict(re.findall(r"<loc>http://testserver(.*?)</loc><lastmod>(.*?)</lastmod>", markup))

    assert changed["/de/heinsberg/angebote/frauenhaus/"] == "2026-11-25T09:00:00+00:00"
    assert changed["/de/heinsberg/angebote/migrationsberatung/"] == "2026-11-23T09:00:00+00:00"
    assert changed["/de/heinsberg/angebote/"] == "2026-11-25T09:00:00+00:00"


def test_unknown_centre_has_no_list(client: Client, db: None) -> None:
    assert client.get("/de/atlantis/sitemap.xml").status_code == 404
