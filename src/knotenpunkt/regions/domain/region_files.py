"""Reads the files of regions that come with the program: territories, centres and the sources of their figures.

Keys are strings, since they begin with a zero; areas are square kilometres, points are degrees (WGS 84).
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where figures come from; `territories_on` only where the territories are those of another day."""

    code: str
    title: str
    publisher: str
    reference_on: date
    territories_on: date | None
    licence: str
    attribution: str
    website: str


@dataclass(frozen=True, slots=True)
class AdministrativeDistrictEntry:
    """A Regierungsbezirk by its key of three digits."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class DistrictEntry:
    """A Kreis or independent city by its AGS of five digits."""

    ags: str
    name: str
    kind: str
    administrative_district: str


@dataclass(frozen=True, slots=True)
class MunicipalityEntry:
    """A municipality by its AGS of eight digits, with its figures."""

    ags: str
    name: str
    kind: str
    district: str
    population: int
    area: Decimal
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class HoursEntry:
    """One span on one weekday (Monday is 0)."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """How a centre is reached, as it says itself in public; phone in E.164."""

    street: str
    postal_code: str
    city: str
    phone: str
    postal_address: str
    opening_hours: tuple[HoursEntry, ...]


@dataclass(frozen=True, slots=True)
class CentreEntry:
    """A centre; its key is the common beginning of the municipalities it serves."""

    key: str
    slug: str
    name: str
    territory: str
    responsible_body: str
    website: str
    contact: ContactEntry | None


@dataclass(frozen=True, slots=True)
class RegionFiles:
    """Everything the files tell, each list in the order of its keys."""

    source: SourceEntry
    administrative_districts: tuple[AdministrativeDistrictEntry, ...]
    districts: tuple[DistrictEntry, ...]
    municipalities: tuple[MunicipalityEntry, ...]
    centres: tuple[CentreEntry, ...]


def centre_key_of(ags: str, centre_keys: Iterable[str]) -> str:
    """The key of the centre that serves a municipality: the longest key with which its AGS begins.

    So the city of Aachen (05334002) has its own, and the StädteRegion (05334) the other nine. Raises LookupError.
    """
    fitting = [key for key in centre_keys if ags.startswith(key)]
    if not fitting:
        raise LookupError(f"no centre serves the municipality {ags}")
    return max(fitting, key=len)


def read_source(text: str) -> SourceEntry:
    """The one source of the figures (JSON list of one object)."""
    (raw,) = json.loads(text)
    territories = raw.get("territories_on")
    return SourceEntry(
        code=raw["code"],
        title=raw["title"],
        publisher=raw["publisher"],
        reference_on=date.fromisoformat(raw["reference_on"]),
        territories_on=date.fromisoformat(territories) if territories else None,
        licence=raw["licence"],
        attribution=raw["attribution"],
        website=raw["website"],
    )


def read_administrative_districts(text: str) -> tuple[AdministrativeDistrictEntry, ...]:
    """The rows of administrative_districts.csv."""
    return tuple(AdministrativeDistrictEntry(**row) for row in _rows(text))


def read_districts(text: str) -> tuple[DistrictEntry, ...]:
    """The rows of districts.csv."""
    return tuple(DistrictEntry(**row) for row in _rows(text))


def read_municipalities(text: str) -> tuple[MunicipalityEntry, ...]:
    """The rows of municipalities.csv."""
    return tuple(
        MunicipalityEntry(
            ags=row["ags"],
            name=row["name"],
            kind=row["kind"],
            district=row["district"],
            population=int(row["population"]),
            area=Decimal(row["area"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in _rows(text)
    )


def read_centres(text: str, contacts: str) -> tuple[CentreEntry, ...]:
    """The rows of centres.csv, with the contact from centre_contacts.json where it is known."""
    known = {raw["key"]: _contact(raw) for raw in json.loads(contacts)}
    return tuple(CentreEntry(**row, contact=known.get(row["key"])) for row in _rows(text))


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _contact(raw: dict[str, object]) -> ContactEntry:
    hours = raw["opening_hours"]
    if not isinstance(hours, list):
        raise TypeError("opening_hours is a list of spans")
    return ContactEntry(
        street=str(raw["street"]),
        postal_code=str(raw["postal_code"]),
        city=str(raw["city"]),
        phone=str(raw["phone"]),
        postal_address=str(raw["postal_address"]),
        opening_hours=tuple(
            HoursEntry(
                weekday=int(span["weekday"]),
                opens_at=time.fromisoformat(span["opens_at"]),
                closes_at=time.fromisoformat(span["closes_at"]),
            )
            for span in hours
        ),
    )
