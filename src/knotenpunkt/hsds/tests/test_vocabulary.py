"""Our table of HSDS says what the standard says, and adds only what is marked as ours."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from knotenpunkt.hsds.domain.schemas import merge_patches, self_contained
from knotenpunkt.hsds.domain.vocabulary import Kind, ObjectType, Rule, read_vocabulary
from knotenpunkt.hsds.queries.objects import vocabulary
from tests.harness.shared_data import shared_data

STANDARD = "hsds/3.1/openapi_selfcontained.json"
_TYPES = {Kind.NUMBER: "number", Kind.BOOLEAN: "boolean", Kind.MANY: "array"}
_FORMATS = {Kind.UUID: "uuid", Kind.URI: "uri", Kind.EMAIL: "email", Kind.INSTANT: "date-time"}


@pytest.fixture
def standard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared_data(STANDARD).read_text())["components"]["schemas"]
    del found["Page"]  # of the API, not of the data
    return found


def said_by_us(one: ObjectType) -> dict[str, tuple[object, ...]]:
    return {
        field.name: (
            field.of if field.kind is Kind.ONE else _TYPES.get(field.kind, "string"),
            field.of if field.kind is Kind.MANY else "",
            _FORMATS.get(field.kind),
            field.values,
            field.rule is Rule.REQUIRED,
        )
        for field in one.fields.values()
        if not field.is_ours
    }


def said_by_standard(schema: dict[str, Any]) -> dict[str, tuple[object, ...]]:
    return {
        name: (
            field["$ref"].rpartition("/")[2] if "$ref" in field else field["type"],
            field.get("items", {}).get("$ref", "").rpartition("/")[2],
            field.get("format"),
            tuple(field.get("enum", ())),
            name in schema.get("required", ()),
        )
        for name, field in schema["properties"].items()
    }


def test_objects_and_fields_are_those_of_the_standard(standard: dict[str, Any]) -> None:
    ours = {name: said_by_us(one) for name, one in vocabulary().items() if not one.is_ours}
    assert ours == {name: said_by_standard(schema) for name, schema in standard.items()}


def test_tables_of_the_package_are_those_of_the_standard() -> None:
    package = json.loads(shared_data("hsds/3.1/datapackage.json").read_text())
    theirs = {resource["path"] for resource in package["resources"]}
    assert {one.file for one in vocabulary().values() if not one.is_ours} == theirs


@pytest.mark.parametrize("name", sorted(vocabulary()))
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(self_contained(vocabulary(), name))


def test_every_field_says_what_it_is() -> None:
    silent = [
        f"{one.name}.{field.name}"
        for one in vocabulary().values()
        for field in one.fields.values()
        if not field.about.endswith(".")
    ]
    assert silent == []


def test_profile_adds_fields_and_objects_and_takes_nothing_away() -> None:
    patches = merge_patches(vocabulary(), lambda name: f"{name}.json")
    assert set(patches) == {
        "cost_option", "location", "metadata", "organization", "partner", "schedule", "service",
        "service_at_location", "taxonomy", "taxonomy_term", "translation",
    }  # fmt: skip
    assert patches["metadata"] == {"properties": {"last_action_date": {"format": "date"}}}
    assert "required" not in patches["service"]
    assert patches["location"] == {
        "properties": {
            "municipality_key": {
                "type": "string",
                "description": "Official key (AGS, eight digits) of the municipality.",
            }
        }
    }


def test_field_of_an_unknown_object_is_refused() -> None:
    lines = [
        "object,field,kind,of,rule,values,profile,about",
        "service,,file,services.csv,,,,Things.",
        "service,parts,many,part,,,,Parts.",
    ]
    with pytest.raises(ValueError, match="no such object: part"):
        read_vocabulary(lines)
