"""What we ask of single records beyond the standard: languages, telephone numbers, places, days that make sense."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from knotenpunkt.hsds.domain.findings import Code
from knotenpunkt.hsds.domain.rows import Row
from knotenpunkt.hsds.domain.values import day_in, number_in

# BCP 47, as far as its form goes: language, script, region, variants, extensions, private use.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+)",
    re.IGNORECASE | re.ASCII,
)
_PHONE = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)
_DISTRICT_OR_MUNICIPALITY = re.compile(r"\d{5}(?:\d{3})?", re.ASCII)
_MUNICIPALITY = re.compile(r"\d{8}", re.ASCII)

GERMAN_LATITUDES, GERMAN_LONGITUDES = (47.2, 55.1), (5.8, 15.1)

_FORMS: dict[tuple[str, str], tuple[Code, re.Pattern[str]]] = {
    ("language", "code"): (Code.NOT_LANGUAGE, _LANGUAGE),
    ("translation", "language"): (Code.NOT_LANGUAGE, _LANGUAGE),
    ("taxonomy_term", "language"): (Code.NOT_LANGUAGE, _LANGUAGE),
    ("phone", "number"): (Code.NOT_PHONE, _PHONE),
    ("address", "country"): (Code.NOT_COUNTRY, _COUNTRY),
    ("location", "municipality_key"): (Code.NOT_AGS, _MUNICIPALITY),
    ("service", "centre_key"): (Code.NOT_AGS, _DISTRICT_OR_MUNICIPALITY),
    ("organization", "centre_key"): (Code.NOT_AGS, _DISTRICT_OR_MUNICIPALITY),
}
_FIRST_AND_LAST = {
    "schedule": (("valid_from", "valid_to"), ("dtstart", "until")),
    "cost_option": (("valid_from", "valid_to"),),
}

type Remark = tuple[Code, str]  # what, and at which field


def remarks(row: Row, today: date) -> Iterator[Remark]:
    """What is remarkable about the values of a record."""
    yield from _forms(row)
    for rule in _RULES.get(row.type.name, ()):
        yield from rule(row, today)


def _forms(row: Row) -> Iterator[Remark]:
    for name, value in row.fields.items():
        code, form = _FORMS.get((row.type.name, name), (None, None))
        if code and form and value and isinstance(value, str) and not form.fullmatch(value):
            yield code, name


def _place(row: Row, today: date) -> Iterator[Remark]:
    latitude, longitude = number_in(row.fields.get("latitude")), number_in(row.fields.get("longitude"))
    if latitude is None or longitude is None:
        return
    if abs(latitude) > 90:
        yield Code.IMPOSSIBLE_PLACE, "latitude"
    elif abs(longitude) > 180:
        yield Code.IMPOSSIBLE_PLACE, "longitude"
    elif _is_in_germany(longitude, latitude):
        yield Code.SWAPPED_PLACE, "latitude"
    elif not _is_in_germany(latitude, longitude):
        yield Code.OUTSIDE_GERMANY, "latitude"


def _is_in_germany(latitude: float, longitude: float) -> bool:
    south, north = GERMAN_LATITUDES
    west, east = GERMAN_LONGITUDES
    return south <= latitude <= north and west <= longitude <= east


def _postal_code(row: Row, today: date) -> Iterator[Remark]:
    code = row.fields.get("postal_code")
    if row.fields.get("country") == "DE" and code and not _POSTAL_CODE.fullmatch(str(code)):
        yield Code.NOT_POSTAL_CODE, "postal_code"


def _extent(row: Row, today: date) -> Iterator[Remark]:
    extent = row.fields.get("extent")
    if row.fields.get("extent_type") == "AGS" and not _DISTRICT_OR_MUNICIPALITY.fullmatch(str(extent)):
        yield Code.NOT_AGS, "extent"


def _days(row: Row, today: date) -> Iterator[Remark]:
    for first, last in _FIRST_AND_LAST[row.type.name]:
        begin, end = day_in(row.fields.get(first)), day_in(row.fields.get(last))
        if begin and end and end < begin:
            yield Code.ENDS_EARLY, last


def _ages(row: Row, today: date) -> Iterator[Remark]:
    youngest, oldest = number_in(row.fields.get("minimum_age")), number_in(row.fields.get("maximum_age"))
    if youngest is not None and oldest is not None and oldest < youngest:
        yield Code.ENDS_EARLY, "maximum_age"


def _confirmed(row: Row, today: date) -> Iterator[Remark]:
    confirmed = day_in(row.fields.get("assured_date"))
    if confirmed and confirmed > today:
        yield Code.IN_FUTURE, "assured_date"


_RULES: dict[str, tuple[Callable[[Row, date], Iterator[Remark]], ...]] = {
    "location": (_place,),
    "address": (_postal_code,),
    "service_area": (_extent,),
    "schedule": (_days,),
    "cost_option": (_days,),
    "service": (_ages, _confirmed),
}
