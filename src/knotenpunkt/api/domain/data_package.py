"""A tabular data package (Data Package 2.0): a table for each object of HSDS, described by the vocabulary."""

import json
from typing import Any

from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.licences import Licence
from knotenpunkt.api.domain.packed import csv_text
from knotenpunkt.api.domain.records import known
from knotenpunkt.api.domain.services import instant
from knotenpunkt.api.domain.tables import Tables
from knotenpunkt.hsds.domain.vocabulary import VERSION, Field, Kind, ObjectType, Rule, Vocabulary

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTION = (
    "Alle veröffentlichten Angebote und ihre Träger, in den Tabellen von HSDS "
    f"{VERSION} und dem Profil von Knotenpunkt. Die Spalte information_quality gilt für den Tag in created."
)

type Described = dict[str, Any]

_TYPES: dict[Kind, Described] = {
    Kind.TEXT: {"type": "string"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.UUID: {"type": "string", "format": "uuid"},
    Kind.URI: {"type": "string", "format": "uri"},
    Kind.EMAIL: {"type": "string", "format": "email"},
    Kind.DATE: {"type": "date"},
    Kind.TIME: {"type": "time", "format": "%H:%M"},
    Kind.INSTANT: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"},
}


def package_files(state: CatalogueState, tables: Tables) -> dict[str, bytes]:
    """The files of the package by name. Tables without a row are there as well, with their columns."""
    described = json.dumps(package(state, tables.vocabulary), ensure_ascii=False, indent=1)
    files = {
        one.file: csv_text([column.name for column in one.columns], tables.sorted_rows(name))
        for name, one in tables.vocabulary.items()
    }
    return {"datapackage.json": described.encode(), **files}


def package(state: CatalogueState, vocabulary: Vocabulary) -> Described:
    """What `datapackage.json` says."""
    source = known({"title": state.publisher, "path": state.page, "email": state.email})
    return known(
        {
            "$schema": STANDARD,
            "profile": "tabular-data-package",
            "name": f"hsds-{state.slug}",
            "id": f"{state.address}/daten/{state.slug}/paket.zip",
            "title": state.title,
            "description": DESCRIPTION,
            "homepage": state.page,
            "version": state.version,
            "created": instant(state.changed_at) if state.changed_at else None,
            "licenses": [_licence(state.licence)],
            "sources": [source],
            "contributors": [source | {"roles": ["publisher"]}],
            "keywords": ["Integration", "Angebote", "HSDS"],
            "resources": [_resource(one, vocabulary) for one in vocabulary.values()],
        }
    )


def _licence(licence: Licence) -> Described:
    name = {"name": licence.name} if licence.is_listed else {}
    return {**name, "path": licence.address}


def _resource(one: ObjectType, vocabulary: Vocabulary) -> Described:
    return {
        "name": one.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": one.file,
        "description": one.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in one.columns],
            "primaryKey": ["id"],
            "foreignKeys": [
                {"fields": [column.name], "reference": {"resource": target, "fields": ["id"]}}
                for column in one.columns
                if (target := _target(one, column, vocabulary)) is not None
            ],
        },
    }


def _field(column: Field) -> Described:
    """A required text may be an empty one: a place without a street is there all the same.

    What is required in tables alone is there where it is known: of some services nobody knows who offers them.
    """
    constraints: Described = {"required": True} if column.rule is Rule.REQUIRED else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    missing: Described = {}
    if column.rule is Rule.REQUIRED and column.kind is Kind.TEXT:
        missing = {"missingValues": []}
    return {
        "name": column.name,
        **_TYPES[column.kind],
        "description": column.about,
        **missing,
        **({"constraints": constraints} if constraints else {}),
    }


def _target(one: ObjectType, column: Field, vocabulary: Vocabulary) -> str | None:
    """The table whose key the column holds; empty for the same table, None for a column that holds no key of one."""
    if column.kind is not Kind.UUID or column.name == "id":
        return None
    name = column.name.removesuffix("_id").removeprefix("parent_")
    if name in {"parent", one.name}:
        return ""
    return name if name in vocabulary else None
