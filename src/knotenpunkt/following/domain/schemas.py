"""The schemas of what instances tell each other (JSON Schema, draft 2020-12), by name."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

INSTANCE = "urn:knotenpunkt:instance:1"
PROFILE = "urn:knotenpunkt:centre-profile:1"
_FILES = {INSTANCE: "instance-1.schema.json", PROFILE: "centre-profile-1.schema.json"}
_FOLDER = Path(__file__).resolve().parent.parent / "data"


@cache
def schema_text(name: str) -> str:
    """The schema as it is published."""
    return (_FOLDER / _FILES[name]).read_text(encoding="utf-8")


def fits(document: Any, name: str) -> bool:
    """Whether a document is what the schema says."""
    return bool(_validator(name).is_valid(document))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(schema_text(name)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
