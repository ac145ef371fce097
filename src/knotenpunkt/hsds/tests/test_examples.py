"""The examples of the standard are what its schemas and ours say."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from knotenpunkt.hsds.domain.schemas import self_contained
from knotenpunkt.hsds.queries.objects import vocabulary
from tests.harness.shared_data import shared_data
from tests.harness.standard_schemas import faults, standard_validator

RECORDS = {
    "location.json": "location",
    "organization_full.json": "organization",
    "service_at_location_full.json": "service_at_location",
    "service_full.json": "service",
    "taxonomy.json": "taxonomy",
    "taxonomy_term.json": "taxonomy_term",
}
PAGES = {
    "organization_list.json": "organization",
    "service_at_location_list.json": "service_at_location",
    "service_list.json": "service",
    "taxonomy_list.json": "taxonomy",
    "taxonomy_term_list.json": "taxonomy_term",
}
NOT_RECORDS = {"base.json", "tabular.json"}  # what `/` answers, and a description of tables


def records(file: str) -> list[Any]:
    example = json.loads(shared_data(f"hsds/3.1/examples/{file}").read_text())
    return list(example["contents"]) if file in PAGES else [example]


def test_all_examples_are_looked_at() -> None:
    files = {path.name for path in shared_data("hsds/3.1/examples").glob("*.json")}

    assert files == {*RECORDS, *PAGES, *NOT_RECORDS}


@pytest.mark.parametrize(("file", "name"), [*RECORDS.items(), *PAGES.items()])
def test_example_fits_the_schemas(file: str, name: str) -> None:
    standard, ours = standard_validator(name), Draft202012Validator(self_contained(vocabulary(), name))
    found = records(file)

    assert len(found) > 0
    assert [fault for one in found for fault in faults(standard, one)] == []
    assert [error.message for one in found for error in ours.iter_errors(one)] == []
