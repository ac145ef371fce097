"""The JSON Schemas of HSDS itself, and a strict reader of them that is not ours."""

import json
from typing import Any

from jsonschema_rs import Draft202012Validator

from tests.harness.shared_data import shared_data


def standard_validator(name: str) -> Draft202012Validator:
    """Tells whether something is an object of this name as the standard has it, formats included."""
    folder = shared_data("hsds/3.1/schema")
    schemas = {path.stem: _local(json.loads(path.read_text())) for path in folder.glob("*.json")}
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schemas}, validate_formats=True)


def faults(validator: Draft202012Validator, record: Any) -> list[str]:
    """What of a record is otherwise than the standard has it."""
    return [f"{list(error.instance_path)}: {error.message}" for error in validator.iter_errors(record)]


def _local(node: Any) -> Any:
    """The schema with references to other files as references within one document."""
    if isinstance(node, list):
        return [_local(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        name: f"#/$defs/{value.removesuffix('.json')}" if name == "$ref" else _local(value)
        for name, value in node.items()
    }
