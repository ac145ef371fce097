"""What other instances tell of their centres, in every view of the overview; their last good state stays."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from openpyxl import load_workbook

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.tests import factories
from knotenpunkt.following.actions.follow import unfollow, visit
from knotenpunkt.following.models import Source
from knotenpunkt.following.tests.other_instance import CALLER, OtherInstance
from knotenpunkt.following.tests.published import publish_profile
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.comparison import comparison_of
from knotenpunkt.overview.queries.completeness import Completeness, completeness
from knotenpunkt.overview.queries.fact_sheets import fact_sheet_of
from knotenpunkt.overview.queries.similar_centres import similar_centres_to
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.overview.tests.plans import published_plan
from knotenpunkt.overview.tests.told import SILENCE, ask_again, fall_silent, told_area, told_centre
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from tests.harness.pdf_reading import pdf_text

PAGES = {
    "map": "ueberblick/?zahl=schwerpunkte",
    "themes": "ueberblick/themen/",
    "periods": "ueberblick/zeitraeume/",
    "posts": "ueberblick/stellen/",
    "search": "ueberblick/suche/?q=Sprachkurs",
    "comparison": "ueberblick/vergleich/?zentrum=euskirchen",
    "centres alike": "ueberblick/aehnlich/heinsberg/",
    "fact sheet": "euskirchen/steckbrief/",
}
FILES = {name: path for name, path in PAGES.items() if name != "fact sheet"}


@pytest.fixture
def centres(db: None) -> tuple[Centre, Centre]:
    """One that works here, and one for which another instance speaks."""
    return (
        factories.centre("heinsberg", "05370", factories.municipality("05370004", "Erkelenz")),
        factories.centre("euskirchen", "05366", factories.municipality("05366016", "Euskirchen")),
    )


@pytest.fixture
def other(centres: tuple[Centre, Centre]) -> Iterator[OtherInstance]:
    with told_centre("05366") as told:
        yield told


def page(client: Client, name: str) -> str:
    answer = client.get(f"/en/{PAGES[name]}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def host(other: OtherInstance) -> str:
    return other.address.removeprefix("http://")


def address_of(name: str, data_format: str) -> str:
    path, _, query = PAGES[name].partition("?")
    return f"/en/{path}daten.{data_format}?{query}"


def rows(client: Client, name: str) -> list[dict[str, Any]]:
    """The lines of the file about the centre of the other instance."""
    found: list[dict[str, Any]] = json.loads(client.get(address_of(name, "json")).content)["rows"]
    return [row for row in found if row["centre"] == "05366"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_names_the_other_instance_and_the_day(
    name: str, client: Client, other: OtherInstance
) -> None:
    written = page(client, name)

    assert f'<bdi dir="ltr">{host(other)}</bdi> · As of ' in written
    assert SILENCE not in written


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_the_last_good_state_and_says_the_fault(
    name: str, client: Client, other: OtherInstance
) -> None:
    fall_silent(other)

    written = page(client, name)
    assert f'<bdi dir="ltr">{host(other)}</bdi> · As of ' in written
    assert SILENCE in written


def test_the_fact_sheet_shows_programmes_that_run_posts_and_plan_without_a_way_to_the_plan(
    other: OtherInstance, client: Client, centres: tuple[Centre, Centre]
) -> None:
    sheet = fact_sheet_of(centres[1], timezone.localdate())

    assert [programme.name for programme in sheet.programmes] == ["Rucksack-KiTa"]
    assert (sheet.posts.today, sheet.has_examples) == (Decimal("3.5"), True)
    assert "Sprachkurse" in page(client, "fact sheet")
    assert "/euskirchen/plaene/" not in page(client, "fact sheet")


def test_the_fact_sheet_on_paper_names_the_other_instance_and_the_fault(
    client: Client, other: OtherInstance
) -> None:
    fall_silent(other)

    written = " ".join(pdf_text(client.get("/en/euskirchen/steckbrief/steckbrief.pdf").content).split())
    assert f"Its details come from there. {host(other)} · As of " in written
    assert SILENCE in written


@pytest.mark.parametrize("is_silent", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_every_file_has_columns_of_origin_day_and_fault(
    name: str, *, is_silent: bool, client: Client, other: OtherInstance
) -> None:
    if is_silent:
        fall_silent(other)

    told = {(row["told_by"], row["told_on"], row["told_remark"]) for row in rows(client, name)}
    remark = SILENCE if is_silent else ""
    own = {("", None, "")} if name in {"comparison", "centres alike"} else set()  # figures of the regions
    assert told == {(other.address, timezone.localdate(other.now).isoformat(), remark)} | own


@pytest.mark.parametrize("name", FILES)
def test_csv_and_workbook_have_the_same_columns(name: str, client: Client, other: OtherInstance) -> None:
    written = client.get(address_of(name, "csv")).content.decode("utf-8-sig")
    workbook = load_workbook(BytesIO(client.get(address_of(name, "xlsx")).content))
    heads = next(csv.reader(StringIO(written), delimiter=";")), next(iter(workbook.worksheets[0].values))

    last = ["Told by another instance", "Told on", "Remark on that instance"]
    assert [list(head[-3:]) for head in heads] == [last, last]


@pytest.mark.parametrize(
    ("figure", "value", "is_example"),
    [("stellen", 3.5, False), ("schwerpunkte", 2, True), ("angebote", 7, True), ("bestaetigt", 50, True)],
)
def test_the_map_takes_figures_over(
    figure: str, value: float, *, is_example: bool, client: Client, other: OtherInstance
) -> None:
    (row,) = [
        row
        for row in client.get(f"/en/ueberblick/daten.json?zahl={figure}").json()["rows"]
        if row["centre"] == "05366"
    ]

    assert (row["value"], row["is_example"], row["source"]) == (value, is_example, other.address)


def test_the_map_marks_the_tile_of_a_told_centre_alone(client: Client, other: OtherInstance) -> None:
    assert page(client, "map").count("kp-map__area--5 overview-map__told") == 1
    assert "overview-map__told" not in client.get("/en/ueberblick/?zahl=einwohner").content.decode()


def test_posts_of_a_kind_that_nobody_knows_are_other_posts(client: Client, other: OtherInstance) -> None:
    newest = max(row["on"] for row in rows(client, "posts"))

    found = [(row["kind"], row["full_time"]) for row in rows(client, "posts") if row["on"] == newest]
    assert found == [("other", 1), ("specialist", 2.5)]


def test_periods_show_the_plans_in_force_and_closed(client: Client, other: OtherInstance) -> None:
    year = timezone.localdate().year

    found = [(row["begins_on"], row["focus_areas"], row["is_closed"]) for row in rows(client, "periods")]
    assert found == [(f"{year - 2}-01-01", 1, True), (f"{year}-01-01", 2, False)]


def test_the_search_finds_goals_of_other_instances(client: Client, other: OtherInstance) -> None:
    assert [row["focus_area"] for row in rows(client, "search")] == ["Sprachkurse"]


def test_themes_count_told_centres_and_call_themes_as_here(
    client: Client, other: OtherInstance, centres: tuple[Centre, Centre]
) -> None:
    year = timezone.localdate().year
    published_plan(
        centres[0], ["housing"], begins_on=date(year, 1, 1), ends_on=date(year + 2, 1, 1), is_example=False
    )
    count_change(centres[0], now=timezone.now())

    found = client.get("/en/ueberblick/themen/daten.json").json()["rows"]
    assert [(row["centre"], row["theme_label"], row["progress"]) for row in found] == [
        ("05370", "Wohnen", ""),
        ("05366", "Schule", "on_track"),
        ("05366", "Schule", "on_track"),
    ]


def test_comparison_sets_told_posts_plan_and_offers_beside_own_ones(
    other: OtherInstance, centres: tuple[Centre, Centre]
) -> None:
    _, told = comparison_of(centres, timezone.localdate()).centres

    assert told.posts == {"specialist": Decimal("2.5"), "other": Decimal(1)}
    assert told.plan is not None
    assert [area.title for area in told.plan.focus_areas] == ["Sprachkurse", "Elternarbeit"]
    assert (told.figures["offers"].value, told.figures["offers"].source) == (Decimal(7), other.address)


def test_centres_alike_tell_what_they_chose_and_what_came_of_it(
    other: OtherInstance, centres: tuple[Centre, Centre]
) -> None:
    (near,) = similar_centres_to(centres[0], {}, timezone.localdate()).neighbours

    assert near.plans.running is not None
    assert near.plans.closed is not None
    assert [area.title for area in near.plans.running.focus_areas] == ["Sprachkurse", "Elternarbeit"]
    assert [area.result_text for area in near.plans.closed.focus_areas] == ["Acht von zehn Schulen."]


def test_completeness_tells_what_is_there_and_who_told_it(other: OtherInstance) -> None:
    told, _ = completeness(timezone.localdate())

    assert told == Completeness(
        name="euskirchen",
        slug="euskirchen",
        has_profile=False,
        has_posts=True,
        has_concept=False,
        has_plan=True,
        has_progress=True,
        origin=other.address,
    )


def test_what_is_told_anew_is_shown_at_once(client: Client, other: OtherInstance) -> None:
    assert len(rows(client, "search")) == 1
    other.now = timezone.now()
    other.overrides["focus_areas"].append(told_area("Sprachkurse am Abend", timezone.localdate().year))
    ask_again()

    assert len(rows(client, "search")) == 2


def test_a_centre_that_works_here_meanwhile_speaks_for_itself(
    other: OtherInstance, centres: tuple[Centre, Centre]
) -> None:
    publish_profile(centres[1])

    assert told_centres() == {}


def test_a_source_that_is_forgotten_leaves_nothing(client: Client, other: OtherInstance) -> None:
    unfollow(Source.objects.get(), actor=OPERATOR, now=timezone.now())

    assert rows(client, "search") == rows(client, "periods") == []


def test_a_centre_that_its_source_names_no_more_is_shown_as_such(
    other: OtherInstance, centres: tuple[Centre, Centre]
) -> None:
    other.areas = {"05999": 0}
    visit(Source.objects.get(), caller=CALLER, actor=OPERATOR, now=timezone.now(), may_shrink=True)

    assert told_centres()[centres[1].pk].voice == Voice(
        other.address, timezone.localdate(other.now), problem="", is_unlisted=True
    )


@override_settings(KEPT_PAGES_BYTES=0)
@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_as_often_for_two_told_centres_as_for_one(
    name: str, client: Client, other: OtherInstance
) -> None:
    few = statements(client, name)
    factories.centre("dueren", "05358", factories.municipality("05358008", "Düren"))
    with told_centre("05358"):
        assert statements(client, name) == few


def statements(client: Client, name: str) -> int:
    """Asked twice, for what was told anew is read once."""
    page(client, name)
    with CaptureQueriesContext(connection) as sent:
        page(client, name)
    return len(sent)
