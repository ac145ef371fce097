"""HSDS as a tabular package: the tables of a ZIP, put together into records like those of an API."""

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from knotenpunkt.harvesting.domain.hsds.catalogue import catalogue_of
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.remarks import Remark
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings

LARGEST = 500_000_000  # bytes of all tables together
_DESCRIPTION = "datapackage.json"
_FURTHER_NAMES = {"service_at_locations": "service_at_location", "urls": "url"}

# What is nested in what: the object, its field, the table, and the column that names the object.
_MANY = (
    ("contact", "phones", "phone", "contact_id"),
    ("location", "addresses", "address", "location_id"),
    ("location", "phones", "phone", "location_id"),
    ("location", "languages", "language", "location_id"),
    ("location", "accessibility", "accessibility", "location_id"),
    ("location", "schedules", "schedule", "location_id"),
    ("service_at_location", "phones", "phone", "service_at_location_id"),
    ("service_at_location", "schedules", "schedule", "service_at_location_id"),
    ("service_at_location", "contacts", "contact", "service_at_location_id"),
    ("service_at_location", "service_areas", "service_area", "service_at_location_id"),
    ("organization", "phones", "phone", "organization_id"),
    ("organization", "contacts", "contact", "organization_id"),
    ("organization", "locations", "location", "organization_id"),
    ("organization", "attributes", "attribute", "link_id"),
    ("organization", "programs", "program", "organization_id"),
    ("organization", "funding", "funding", "organization_id"),
    ("organization", "organization_identifiers", "organization_identifier", "organization_id"),
    ("organization", "additional_websites", "url", "organization_id"),
    ("organization", "translations", "translation", "link_id"),
    ("service", "phones", "phone", "service_id"),
    ("service", "contacts", "contact", "service_id"),
    ("service", "schedules", "schedule", "service_id"),
    ("service", "service_areas", "service_area", "service_id"),
    ("service", "service_at_locations", "service_at_location", "service_id"),
    ("service", "languages", "language", "service_id"),
    ("service", "cost_options", "cost_option", "service_id"),
    ("service", "attributes", "attribute", "link_id"),
    ("service", "funding", "funding", "service_id"),
    ("service", "required_documents", "required_document", "service_id"),
    ("service", "capacities", "service_capacity", "service_id"),
    ("service", "additional_urls", "url", "service_id"),
    ("service", "partners", "partner", "service_id"),
    ("service", "translations", "translation", "link_id"),
)
_ONE = (
    ("attribute", "taxonomy_term", "taxonomy_term", "taxonomy_term_id"),
    ("service_at_location", "location", "location", "location_id"),
)

type Row = dict[str, Any]
type Tables = dict[str, list[Row]]


def catalogue_of_tables(
    tables: Tables, address: str, surroundings: Surroundings, remarks: Sequence[Remark] = ()
) -> Incoming:
    """The tables of 3.x, put together. Raises NotTakenUp where there are neither services nor organizations."""
    if not tables.get("service") and not tables.get("organization"):
        raise NotTakenUp(Problem.OTHER_KIND, f"{address}: {', '.join(sorted(tables)) or '–'}")
    _nest(tables)
    return catalogue_of(
        tables.get("service", []), tables.get("organization", []), surroundings, remarks=remarks
    )


def unpacked(body: bytes, address: str) -> dict[str, bytes]:
    """The files of a ZIP by path. Raises NotTakenUp."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise NotTakenUp(Problem.TOO_LARGE, address)
            return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotTakenUp(Problem.BROKEN, f"{address}: {error}") from error


def names_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """What the package itself calls its tables, by path."""
    path = next((path for path in files if PurePosixPath(path).name == _DESCRIPTION), None)
    if path is None:
        return {}
    try:
        resources = json.loads(files[path])["resources"]
        return {
            str(PurePosixPath(path).parent / one["path"]): one["name"] for one in resources if "path" in one
        }
    except (ValueError, KeyError, TypeError) as error:
        raise NotTakenUp(Problem.BROKEN, f"{path}: {error}") from error


def object_of(name: str) -> str:
    """The object of a table by its name, which is that of the object or of its file."""
    known = {one for many in (*_MANY, *_ONE) for one in (many[0], many[2])} | {"taxonomy"}
    text = name.lower()
    for singular in (text, _FURTHER_NAMES.get(text, ""), text.removesuffix("s"), text.removesuffix("es")):
        if singular in known:
            return singular
    return text[:-3] + "y" if text.endswith("ies") else text


def rows_of(content: bytes, path: str) -> list[Row]:
    """The rows of a table without cells that say nothing."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        return [
            {
                name: value.strip()
                for name, value in row.items()
                if name and isinstance(value, str) and value.strip()
            }
            for row in reader
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotTakenUp(Problem.BROKEN, f"{path}: {error}") from error


def _nest(tables: Tables) -> None:
    """Put into every row what belongs to it; rows are the same objects wherever they are nested."""
    for parent, field, child, column in _ONE:
        by_key = {row.get("id"): row for row in tables.get(child, [])}
        for row in tables.get(parent, []):
            if row.get(column) in by_key:
                row[field] = by_key[row[column]]
    for parent, field, child, column in _MANY:
        owned: defaultdict[str, list[Row]] = defaultdict(list)
        for row in tables.get(child, []):
            owned[row.get(column, "")].append(row)
        for row in tables.get(parent, []):
            found = owned.get(row.get("id", "?"))
            if found:
                row[field] = found
