"""The map of all centres."""

import csv
import json
import re
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.monitoring.actions.load_vocabulary import load_vocabulary
from knotenpunkt.monitoring.tests.factories import add_figures
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import MapShape

ADDRESS = "/de/ueberblick/"


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def names(written: str) -> list[str]:
    """The centres in the table, in its order."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)<', written)


def test_map_has_a_tile_and_a_row_for_every_centre(client: Client, regions: None) -> None:
    written = page(client)

    assert written.count('class="overview-tile overview-tile__figure') == 54
    assert (len(names(written)), names(written)[:3]) == (54, ["Aachen", "Bielefeld", "Bochum"])


def test_map_says_each_figure_in_words(client: Client, regions: None) -> None:
    assert 'aria-label="HS 258 – Heinsberg: 258.306"' in page(client)


def test_map_sorts_the_table_by_figure(client: Client, regions: None) -> None:
    assert names(page(client, "?sortierung=zahl"))[:3] == ["Köln", "Düsseldorf", "Recklinghausen"]


def test_a_figure_that_nobody_knows_is_the_first_one(client: Client, regions: None) -> None:
    assert names(page(client, "?zahl=alles&sortierung=zahl"))[0] == "Köln"


def test_map_says_that_a_newer_year_is_not_complete(client: Client, regions: None) -> None:
    load_vocabulary(actor=OPERATOR, now=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))
    before = page(client, "?zahl=auslaendische-bevoelkerung")
    add_figures("foreign_pop", {"05370": 40_000, "05315": 250_000}, on=date(2023, 12, 31))
    count_change(None, now=datetime(2026, 5, 5, 9, 30, tzinfo=UTC))
    after = page(client, "?zahl=auslaendische-bevoelkerung")

    assert [("31. Dezember 2022" in one, "31. Dezember 2023" in one) for one in (before, after)] == [
        (True, False),
        (True, True),
    ]
    assert "38.160" in after


def test_centres_without_a_figure_are_shown_as_such(client: Client, regions: None) -> None:
    written = page(client, "?zahl=stellen")

    assert written.count('fill="url(#no-figure)"') == 54 + 1  # and in the legend
    assert "overview-legend__sign" in written


def test_map_of_an_empty_instance_says_so(client: Client, db: None) -> None:
    assert '<div class="kp-empty">' in page(client)


def test_map_in_another_language_than_those_of_staff_leads_to_german(client: Client, db: None) -> None:
    answer = client.get("/tr/ueberblick/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/ueberblick/")


def test_map_as_csv_opens_in_excel(client: Client, regions: None) -> None:
    answer = client.get(f"{ADDRESS}daten.csv?zahl=einwohner")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 55
    assert [row[:3] for row in rows if row[0] == "05370"] == [["05370", "Heinsberg", "258306"]]


def test_map_as_workbook_says_where_figures_come_from(client: Client, regions: None) -> None:
    workbook = load_workbook(BytesIO(client.get(f"{ADDRESS}daten.xlsx").content))
    data, about = workbook.worksheets

    assert [row[:3] for row in data.values if row[0] == "05370"] == [("05370", "Heinsberg", 258306)]
    assert [row[4] for row in about.values if row[1] is not None][
        -1
    ] == "© Statistisches Bundesamt (Destatis), 2023"


def test_map_as_json_names_its_schema_and_sources(client: Client, regions: None) -> None:
    answer = client.get(f"{ADDRESS}daten.json")
    told = json.loads(answer.content)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (told["schema_version"], told["chosen"]) == (1, {"zahl": "einwohner"})
    assert [source["reference_on"] for source in told["sources"]] == ["2021-12-31"]
    assert [row["value"] for row in told["rows"] if row["centre"] == "05370"] == [258306]


def test_outlines_take_the_place_of_tiles_where_they_are_loaded(client: Client, regions: None) -> None:
    MapShape.objects.update(is_schematic=False)
    written = page(client)

    assert written.count('vector-effect="non-scaling-stroke"') == 54
    assert 'class="overview-tile' not in written
    assert 'aria-label="Heinsberg: 258.306"' in written
