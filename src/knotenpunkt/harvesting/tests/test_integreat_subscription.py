"""A region of Integreat that a centre has subscribed to, asked over the network, night after night."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

import pytest

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import factories
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.actions.visit_at_night import visit_all
from knotenpunkt.harvesting.domain.sources import Problem, SourceKind
from knotenpunkt.harvesting.models import Source
from knotenpunkt.harvesting.tests.domain.integreat.region import EVENT, PLACE, changed
from knotenpunkt.regions.models import Centre
from tests.harness.serving import serving

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
LISTS = "/musterkreis/de/wp-json/extensions/v3"


class _Region(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.places: list[Any] = [PLACE]
        self.events: list[Any] = [EVENT]
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        region = cast(_Region, self.server)
        region.asked.append(self.path)
        lists = {
            f"{LISTS}/locations/": region.places,
            f"{LISTS}/events/?combine_recurring=true": region.events,
        }
        body = json.dumps(lists.get(self.path, {"error": "Not found"})).encode()
        self.send_response(200 if self.path in lists else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Nothing is written down."""


@pytest.fixture
def region(settings: Any) -> Iterator[_Region]:
    settings.FOLLOW_INSIDE = True
    server = _Region()
    with serving(server):
        yield server


@pytest.fixture
def centre(db: None) -> Centre:
    return factories.centre("heinsberg", "05370", factories.municipality())


def subscribed(centre: Centre, region: _Region, slug: str = "musterkreis") -> Source:
    address = f"http://127.0.0.1:{region.server_address[1]}/{slug}/de/"
    facts = SourceFacts(SourceKind.INTEGREAT, address, "Musterkreis", "CC BY 4.0", is_nightly=True)
    return keep_source(centre, facts, actor=OPERATOR, now=NOW)


def titles(centre: Centre) -> dict[str, Status]:
    return {one.title: one.status for one in stored_catalogue(centre).services.values()}


def test_region_is_taken_up_and_followed(centre: Centre, region: _Region) -> None:
    subscribed(centre, region)
    assert visit_all(NOW) == "1 Quellen gefragt, 1 übernommen"
    assert titles(centre) == {"Welcome Point": Status.PUBLISHED, "Sprachcafé": Status.PUBLISHED}
    region.places, region.events = [changed(PLACE, id=88, title="Begrüßung")], []
    visit_all(LATER)
    assert titles(centre) == {"Begrüßung": Status.PUBLISHED, "Sprachcafé": Status.ARCHIVED}
    assert region.asked == [f"{LISTS}/locations/", f"{LISTS}/events/?combine_recurring=true"] * 2


def test_region_without_german_texts_is_refused(centre: Centre, region: _Region) -> None:
    source = subscribed(centre, region, "anderswo")
    assert visit_all(NOW) == "1 Quellen gefragt, 0 übernommen"
    source.refresh_from_db()
    assert (source.problem, titles(centre)) == (Problem.BAD_STATUS, {})
