"""`load-outlines`: real borders for the maps."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from shapely.geometry import LineString, Polygon, box, shape

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.domain.outlines import OutlineProblem, found_outlines
from knotenpunkt.regions.models import CentreRevision, FigureSource, MapShape, Municipality, Outline
from knotenpunkt.regions.outline_files import features_of
from knotenpunkt.regions.tests.outline_builders import square, write_geojson, write_geopackage

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)


def test_outlines_of_a_geopackage_are_in_degrees(tmp_path: Path) -> None:
    path = write_geopackage(tmp_path / "vg250.gpkg", [("05370004", 4, square(0))])
    found = found_outlines(features_of(path), ["05370004", "05370008"], ["05370"])
    west, south, east, north = shape(found.geometries["05370004"]).bounds
    assert (round(west, 2), round(south, 2), round(east, 2), round(north, 2)) == (6.0, 51.05, 6.15, 51.15)
    assert found.missing_municipalities == ("05370008",)


def test_outlines_leave_out_the_sea_and_join_parts(tmp_path: Path) -> None:
    rows = [("05370004", 4, square(0)), ("05370004", 4, square(10_000)), ("05370004", 1, square(50_000))]
    path = write_geopackage(tmp_path / "vg250.gpkg", rows)
    outline = shape(found_outlines(features_of(path), ["05370004"], []).geometries["05370004"])
    assert outline.geom_type == "Polygon"
    west, _, east, _ = outline.bounds
    assert round(east - west, 2) == 0.29


def test_outlines_keep_one_border_between_neighbours(tmp_path: Path) -> None:
    rows = [("05370004", 4, square(0)), ("05370008", 4, square(10_000))]
    path = write_geopackage(tmp_path / "vg250.gpkg", rows)
    found = found_outlines(features_of(path), ["05370004", "05370008"], [])
    left, right = (shape(geometry) for geometry in found.geometries.values())
    assert left.intersection(right).geom_type in {"LineString", "MultiLineString"}
    assert left.intersection(right).area == 0


def test_outlines_of_geojson_get_back_the_zero_of_their_key(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "kreise.geojson", [(5370, box(6.0, 51.0, 6.1, 51.1))])
    found = found_outlines(features_of(path), ["05370004"], ["05370"])
    assert shape(found.geometries["05370"]).bounds == (6.0, 51.0, 6.1, 51.1)


def _text(path: Path) -> Path:
    path.write_text("Angebot;Träger\n", encoding="utf-8")
    return path


def _list(path: Path) -> Path:
    path.write_text("[1, 2]", encoding="utf-8")
    return path


def _database(path: Path) -> Path:
    write_geopackage(path, [])
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))
    return path


def _unknown_system(path: Path) -> Path:
    return write_geopackage(path, [], reference_system=999_999)


def _bavaria(path: Path) -> Path:
    return write_geojson(path, [("09162000", box(11.4, 48.0, 11.7, 48.2))])


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda path: path, "gibt es nicht"),
        (lambda path: path.parent, "kann nicht gelesen werden"),
        (_text, "weder GeoJSON noch ein GeoPackage"),
        (_list, "keine GeoJSON-Sammlung"),
        (_database, "kein lesbares GeoPackage"),
        (_unknown_system, "„EPSG:999999“"),
        (_bavaria, "kein Umriss einer Gemeinde"),
    ],
)
def test_outlines_refuse_what_they_cannot_use(
    tmp_path: Path, build: Callable[[Path], Path], sentence: str
) -> None:
    with pytest.raises(OutlineProblem, match=sentence):
        found_outlines(features_of(build(tmp_path / "datei")), ["05370004"], ["05370"])


def test_load_outlines_draws_the_maps_from_them(
    regions: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    municipalities = Municipality.objects.order_by("ags")
    rows: list[tuple[object, LineString | Polygon]] = [
        (row.ags, box(row.longitude, row.latitude, row.longitude + 0.01, row.latitude + 0.01))
        for row in municipalities
    ]
    path = write_geojson(tmp_path / "gemeinden.geojson", rows)
    call_command("load-outlines", str(path), "--reference-date", "2021-01-01")
    assert capsys.readouterr().out == "396 Umrisse geladen. Die Karten sind neu gezeichnet.\n"
    assert set(MapShape.objects.values_list("is_schematic", flat=True)) == {False}
    source = FigureSource.objects.get(code="outlines")
    assert (source.reference_on, source.licence, source.attribution) == (
        date(2021, 1, 1),
        "Datenlizenz Deutschland – Namensnennung – Version 2.0",
        "© GeoBasis-DE / BKG 2021 (Daten verändert: vereinfacht)",
    )
    assert set(CentreRevision.objects.values_list("number", flat=True)) == {2}


def test_load_outlines_of_a_few_municipalities_says_what_is_missing(
    regions: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_geojson(tmp_path / "gemeinden.geojson", [("05370004", box(6.2, 51.0, 6.3, 51.1))])
    call_command("load-outlines", str(path), "--reference-date", "2021-01-01")
    assert capsys.readouterr().out.splitlines() == [
        "1 Umriss geladen. Die Karten sind neu gezeichnet.",
        (
            "Ohne Umriss: Düsseldorf, Duisburg, Essen, Krefeld, Mönchengladbach und 390 weitere. "
            "Deshalb bleiben die Karten vorerst schematisch."
        ),
    ]
    assert set(MapShape.objects.values_list("is_schematic", flat=True)) == {True}


def test_load_outlines_refuses_with_status_2_and_writes_nothing(
    regions: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        call_command("load-outlines", str(_text(tmp_path / "datei")), "--reference-date", "2021-01-01")
    assert ending.value.code == 2
    assert capsys.readouterr().err == "Die Datei „datei“ ist weder GeoJSON noch ein GeoPackage (.gpkg).\n"
    assert Outline.objects.count() == 0


def test_outlines_leave_out_lines(tmp_path: Path) -> None:
    rows: list[tuple[object, LineString | Polygon]] = [
        ("05370004", LineString([(6.0, 51.0), (6.1, 51.1)])),
        ("05370008", box(6.0, 51.0, 6.1, 51.1)),
    ]
    path = write_geojson(tmp_path / "linien.geojson", rows)
    found = found_outlines(features_of(path), ["05370004", "05370008"], [])
    assert (list(found.geometries), found.missing_municipalities) == (["05370008"], ("05370004",))
