"""The vocabulary as JSON Schema (draft 2020-12): whole, and what our profile adds as merge patches (RFC 7396)."""

from collections.abc import Callable
from typing import Any

from knotenpunkt.hsds.domain.vocabulary import Field, Kind, ObjectType, Rule, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

type Schema = dict[str, Any]
type Reference = Callable[[str], str]  # from an object's name to what `$ref` says

_SIMPLE: dict[Kind, Schema] = {
    Kind.TEXT: {"type": "string"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.UUID: {"type": "string", "format": "uuid"},
    Kind.URI: {"type": "string", "format": "uri"},
    Kind.EMAIL: {"type": "string", "format": "email"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.TIME: {"type": "string"},
    Kind.INSTANT: {"type": "string", "format": "date-time"},
}

# What the standard's description of the API has and its schemas of the objects have not.
_IN_API_ALONE = {("organization", "services"), ("service_at_location", "service")}


def object_schema(one: ObjectType, reference: Reference) -> Schema:
    """The schema of an object; further fields are allowed, as the standard allows them."""
    return {
        "type": "object",
        "description": one.about,
        "required": [field.name for field in one.fields.values() if field.rule is Rule.REQUIRED],
        "properties": {field.name: _field_schema(field, reference) for field in one.fields.values()},
    }


def schema_document(one: ObjectType, reference: Reference, address: str) -> Schema:
    """The same as a document of its own that lies at an address."""
    return {"$schema": DIALECT, "$id": address, "title": one.name} | object_schema(one, reference)


def self_contained(vocabulary: Vocabulary, name: str) -> Schema:
    """The schema of an object with those of everything nested in it, in one document."""
    definitions = {key: object_schema(one, _inside) for key, one in vocabulary.items()}
    return {"$schema": DIALECT, "$ref": _inside(name), "$defs": definitions}


def merge_patches(vocabulary: Vocabulary, reference: Reference) -> dict[str, Schema]:
    """What our profile adds to the schemas of the standard, by object: whole objects of ours, or single fields."""
    patches: dict[str, Schema] = {}
    for name, one in vocabulary.items():
        properties = _added_properties(one, reference)
        if one.is_ours:
            patches[name] = {"name": name, "path": one.file} | object_schema(one, reference)
        elif properties:
            patches[name] = {"properties": properties}
    return patches


def _added_properties(one: ObjectType, reference: Reference) -> Schema:
    """Fields of ours, those that the standard has in its API alone, and that its days are written as days."""
    added: Schema = {}
    for field in one.fields.values():
        if field.is_ours or (one.name, field.name) in _IN_API_ALONE:
            added[field.name] = _field_schema(field, reference)
        elif field.kind is Kind.DATE:
            added[field.name] = {"format": _SIMPLE[Kind.DATE]["format"]}
    return added


def _inside(name: str) -> str:
    return f"#/$defs/{name}"


def _field_schema(field: Field, reference: Reference) -> Schema:
    if field.kind is Kind.ONE:
        return {"$ref": reference(field.of), "description": field.about}
    if field.kind is Kind.MANY:
        items: Schema = {"$ref": reference(field.of)}
        return {"type": "array", "items": items, "description": field.about}
    values: Schema = {"enum": list(field.values)} if field.values else {}
    return _SIMPLE[field.kind] | values | {"description": field.about}
