"""Opens the file of outlines that an operator hands in: GeoJSON, or GeoPackage as VG250 and VG5000 come."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from knotenpunkt.regions.domain.outlines import Feature, OutlineProblem

_LARGEST = 1_000_000_000  # bytes; VG250 of the whole country is a tenth of that
_GEOPACKAGE_START = b"SQLite format 3\x00"
_ENVELOPE_SIZES = (0, 32, 48, 48, 64)  # bytes, by the code in the flags (GeoPackage 1.3, 2.1.3)
_LONGITUDE_LATITUDE = "OGC:CRS84"


def features_of(path: Path) -> list[Feature]:
    """Every feature of the file that has a geometry, in degrees (WGS 84); raises OutlineProblem."""
    try:
        if path.stat().st_size > _LARGEST:
            raise OutlineProblem(
                f"Die Datei „{path.name}“ ist größer als 1 GB. Bitte nur die Verwaltungsgrenzen auswählen."
            )
        with path.open("rb") as file:
            start = file.read(len(_GEOPACKAGE_START))
        if start == _GEOPACKAGE_START:
            return list(_geopackage(path))
        return list(_geojson(path))
    except FileNotFoundError:
        raise OutlineProblem(f"Die Datei „{path}“ gibt es nicht. Bitte Namen und Ordner prüfen.") from None
    except OSError as error:
        raise OutlineProblem(
            f"Die Datei „{path}“ kann nicht gelesen werden ({error.strerror or error})."
        ) from error


def _geojson(path: Path) -> Iterator[Feature]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise OutlineProblem(
            f"Die Datei „{path.name}“ ist weder GeoJSON noch ein GeoPackage (.gpkg)."
        ) from None
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise OutlineProblem(
            f"Die Datei „{path.name}“ ist JSON, aber keine GeoJSON-Sammlung („FeatureCollection“)."
        )
    named = (content.get("crs") or {}).get("properties", {}).get("name", _LONGITUDE_LATITUDE)
    transformer = _transformer(str(named), path)
    for feature in content.get("features") or ():
        if feature.get("geometry"):
            try:
                geometry = shape(feature["geometry"])
            except (ShapelyError, ValueError, KeyError, TypeError, IndexError) as error:
                raise OutlineProblem(f"Ein Umriss in „{path.name}“ ist nicht lesbar.") from error
            yield Feature(feature.get("properties") or {}, _in_degrees(geometry, transformer))


def _geopackage(path: Path) -> Iterator[Feature]:
    """The features of every layer; reads the file without changing it."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            database.row_factory = sqlite3.Row
            for layer in database.execute(
                "SELECT table_name, column_name, organization, organization_coordsys_id"
                " FROM gpkg_geometry_columns JOIN gpkg_spatial_ref_sys USING (srs_id)"
            ).fetchall():
                transformer = _transformer(
                    f"{layer['organization']}:{layer['organization_coordsys_id']}", path
                )
                yield from _layer(database, layer["table_name"], layer["column_name"], transformer)
    except (sqlite3.Error, ShapelyError) as error:
        raise OutlineProblem(
            f"Die Datei „{path.name}“ ist eine Datenbank, aber kein lesbares GeoPackage."
        ) from error


def _layer(
    database: sqlite3.Connection, table: str, column: str, transformer: Transformer
) -> Iterator[Feature]:
    quoted = table.replace('"', '""')
    rows = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - named by the file itself, quoted
    names = [column_description[0] for column_description in rows.description]
    for row in rows:
        if row[column] is not None:
            properties = {name: value for name, value in zip(names, row, strict=True) if name != column}
            yield Feature(properties, _in_degrees(_geometry(row[column]), transformer))


def _geometry(blob: bytes) -> BaseGeometry:
    """The geometry behind the header of a GeoPackage blob."""
    if blob[:2] != b"GP":
        raise ShapelyError("not the geometry of a GeoPackage")
    envelope = (blob[3] >> 1) & 0b111
    if envelope >= len(_ENVELOPE_SIZES):
        raise ShapelyError("unknown envelope")
    return shapely.from_wkb(blob[8 + _ENVELOPE_SIZES[envelope] :])


def _transformer(reference_system: str, path: Path) -> Transformer:
    try:
        return Transformer.from_crs(
            CRS.from_user_input(reference_system), CRS.from_user_input(_LONGITUDE_LATITUDE), always_xy=True
        )
    except CRSError as error:
        raise OutlineProblem(
            f"Das Koordinatensystem „{reference_system}“ der Datei „{path.name}“ ist nicht bekannt."
        ) from error


def _in_degrees(geometry: BaseGeometry, transformer: Transformer) -> BaseGeometry:
    if transformer.source_crs == transformer.target_crs:
        return shapely.force_2d(geometry)
    return shapely.transform(
        shapely.force_2d(geometry),
        transformer.transform,  # type: ignore[arg-type] # the stubs do not know separate coordinates
        interleaved=False,
    )
