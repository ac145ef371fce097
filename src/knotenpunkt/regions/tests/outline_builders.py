"""Small files of administrative borders: a GeoPackage and a GeoJSON file."""

import json
import sqlite3
import struct
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from shapely.geometry import LineString, Polygon, box

WEST, SOUTH = 290_000.0, 5_660_000.0  # metres in ETRS89 / UTM 32N, west of Erkelenz


def square(left: int, size: int = 10_000) -> Polygon:
    """A square in metres, `left` metres from the first one."""
    return box(WEST + left, SOUTH, WEST + left + size, SOUTH + size)


def write_geopackage(
    path: Path, rows: list[tuple[str, int, Polygon]], *, reference_system: int = 25832
) -> Path:
    """A GeoPackage with one layer as the federal survey names its columns: AGS, GF, geometry."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            """
            CREATE TABLE gpkg_spatial_ref_sys (
                srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (
                table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
            CREATE TABLE vg250_gem (objid TEXT, AGS TEXT, GF INTEGER, geom BLOB);
            INSERT INTO gpkg_geometry_columns VALUES ('vg250_gem', 'geom', 'MULTIPOLYGON', 1, 0, 0);
            """
        )
        database.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('of the file', 1, 'EPSG', ?)", [reference_system]
        )
        database.executemany(
            "INSERT INTO vg250_gem VALUES ('', ?, ?, ?)",
            [(ags, kind, _blob(geometry)) for ags, kind, geometry in rows],
        )
        database.commit()
    return path


def write_geojson(path: Path, rows: Sequence[tuple[object, LineString | Polygon]]) -> Path:
    """A GeoJSON file in degrees."""
    features = [
        {"type": "Feature", "properties": {"ags": ags}, "geometry": geometry.__geo_interface__}
        for ags, geometry in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def _blob(geometry: Polygon) -> bytes:
    """The header of a GeoPackage geometry with an envelope, then WKB."""
    west, south, east, north = geometry.bounds
    return b"GP" + struct.pack("<BBi4d", 0, 0b011, 1, west, east, south, north) + geometry.wkb
