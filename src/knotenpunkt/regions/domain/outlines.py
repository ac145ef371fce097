"""From the features of a file of administrative borders to one outline for each municipality and district."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.001
"""How far a simplified border may lie from the given one, in degrees (some 100 m)."""

DECIMALS = 0.00001
"""The grid of the coordinates, in degrees (about a metre)."""

_LAND = 4
"""The value of GF in VG250 for land; 1 to 3 are parts of the sea and of lakes on which nobody lives."""

_DISTRICT_DIGITS = 5
_MUNICIPALITY_DIGITS = 8


type Geometry = dict[str, Any]
"""A GeoJSON geometry."""


class OutlineProblem(ValueError):
    """The file cannot be used; the text says in German what and why."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of the file: its columns, and its geometry in degrees (WGS 84)."""

    properties: Mapping[str, object]
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class FoundOutlines:
    """The outlines as GeoJSON geometries by AGS, and the known keys for which the file has none."""

    geometries: Mapping[str, Geometry]
    missing_municipalities: tuple[str, ...]


def found_outlines(
    features: Iterable[Feature], municipalities: Collection[str], districts: Collection[str]
) -> FoundOutlines:
    """The outlines of the known municipalities and districts, simplified together so that neighbours keep one border.

    The level is told by the number of digits of the AGS. Several parts of one key become one outline.
    Raises OutlineProblem if no feature carries a known key.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    known = {*municipalities, *districts}
    for feature in features:
        key = _key(feature.properties)
        if key in known and _is_land(feature.properties):
            parts.setdefault(key, []).append(feature.geometry)
    if not parts:
        raise OutlineProblem(
            "In dieser Datei steht kein Umriss einer Gemeinde oder eines Kreises aus Nordrhein-Westfalen: "
            "Keine Zeile hat in der Spalte „AGS“ einen bekannten Schlüssel."
        )
    joined = {key: _ground(parts[key]) for key in sorted(parts)}
    geometries: dict[str, Geometry] = {}
    for digits in (_DISTRICT_DIGITS, _MUNICIPALITY_DIGITS):
        level = {key: ground for key, ground in joined.items() if len(key) == digits and not ground.is_empty}
        geometries |= _simplified(level)
    return FoundOutlines(geometries, tuple(sorted(set(municipalities) - geometries.keys())))


def _ground(parts: list[BaseGeometry]) -> BaseGeometry:
    """The parts as one; lines and points, which enclose no ground, are left out."""
    joined = shapely.get_parts(shapely.union_all(shapely.make_valid(parts)))
    return shapely.union_all([part for part in joined if part.geom_type == "Polygon"])


def _key(properties: Mapping[str, object]) -> str:
    """The AGS of a feature; an AGS that lost its zero to a number gets it back."""
    for name, value in properties.items():
        if name.casefold() == "ags" and value is not None:
            digits = str(value).strip()
            return digits.zfill(len(digits) + 1) if len(digits) in {4, 7} else digits
    return ""


def _is_land(properties: Mapping[str, object]) -> bool:
    return all(value == _LAND for name, value in properties.items() if name.casefold() == "gf")


def _simplified(geometries: Mapping[str, BaseGeometry]) -> dict[str, Geometry]:
    if not geometries:
        return {}
    ground = list(geometries.values())
    if shapely.coverage_is_valid(ground):
        simpler = shapely.coverage_simplify(ground, TOLERANCE)
    else:
        simpler = shapely.simplify(ground, TOLERANCE)
    fine = shapely.set_precision(simpler, DECIMALS)
    return {key: mapping(geometry) for key, geometry in zip(geometries, fine, strict=True)}
