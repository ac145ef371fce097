"""The maps as screens get them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import MapShape
from knotenpunkt.regions.queries.maps import centre_map
from knotenpunkt.regions.queries.portal import portal_for

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)


def test_centre_map_shows_its_municipalities_by_name(regions: None) -> None:
    shown = centre_map(portal_for("de", "heinsberg"))
    assert [shape.name for shape in shown.picture.shapes] == [
        "Erkelenz",
        "Gangelt",
        "Geilenkirchen",
        "Heinsberg",
        "Hückelhoven",
        "Selfkant",
        "Übach-Palenberg",
        "Waldfeucht",
        "Wassenberg",
        "Wegberg",
    ]
    assert shown.picture.width == 440
    assert shown.is_schematic
    assert shown.source is not None
    assert shown.source.code == "destatis-gv-isys"


def test_centre_map_names_every_municipality_of_heinsberg(regions: None) -> None:
    shapes = centre_map(portal_for("de", "heinsberg")).picture.shapes
    assert [shape.name for shape in shapes if shape.label_x is None] == []


def test_centre_map_is_kept_until_regions_change(regions: None, django_assert_num_queries: Any) -> None:
    before = centre_map(portal_for("de", "heinsberg"))
    in_arabic = portal_for("ar", "heinsberg")
    with django_assert_num_queries(0):
        assert centre_map(in_arabic) is before
    MapShape.objects.filter(key="05370004").delete()
    count_change(None, now=NOW)
    assert len(centre_map(portal_for("de", "heinsberg")).picture.shapes) == 9


def test_centre_map_of_one_city_is_one_shape(regions: None) -> None:
    assert [shape.key for shape in centre_map(portal_for("de", "koeln")).picture.shapes] == ["05315000"]
