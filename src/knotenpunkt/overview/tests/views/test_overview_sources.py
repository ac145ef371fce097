"""Where the overview comes from."""

import re
from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knotenpunkt.following.domain.problems import Problem
from knotenpunkt.following.models import FollowedProfile, Source
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/ueberblick/quellen/"
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def source(address: str = "https://knoten.example", **columns: object) -> Source:
    return Source.objects.create(
        address=address,
        name="Kreis Beispiel",
        public_key="key",
        told_at=NOW,
        followed_at=NOW,
        tried_at=NOW,
        good_at=NOW,
        **columns,
    )


def told(centre: Centre, by: Source) -> None:
    FollowedProfile.objects.create(centre=centre, source=by, content={}, told_at=NOW, good_at=NOW)


def test_a_source_is_shown_with_its_state_and_the_date_of_each_centre(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    known = source(
        state=Source.State.SHRUNK, troubles={"05366": Problem.SHRUNK, "05999": Problem.UNKNOWN_CENTRE}
    )
    told(centre, known)
    told(other_centre, known)
    page = client.get(ADDRESS).content.decode()
    rows = re.findall(
        r'<tr><th scope="row"><bdi lang="de" dir="auto">([^<]+)</bdi>(.*?)</tr>', page, re.DOTALL
    )

    assert "geschrumpft" in page
    assert [(name, "26.11.2026" in cells, "Mehr als die Hälfte" in cells) for name, cells in rows] == [
        ("05999", False, False),
        ("Integrationszentrum Kreis Euskirchen", True, True),
        ("Integrationszentrum Kreis Heinsberg", True, False),
    ]


def test_an_instance_that_follows_nobody_says_so(client: Client, db: None) -> None:
    assert "Diese Instanz folgt keiner anderen" in client.get(ADDRESS).content.decode()


def test_the_page_takes_as_many_statements_with_many_sources_as_with_one(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    told(centre, source())
    with CaptureQueriesContext(connection) as few:
        client.get("/de/ueberblick/quellen/?a=1")
    told(other_centre, source("https://second.example"))
    source("https://third.example", problem=Problem.UNREACHABLE, state=Source.State.OUT_OF_REACH)
    with CaptureQueriesContext(connection) as many:
        client.get("/de/ueberblick/quellen/?a=2")

    assert len(many) == len(few)
