"""Data: the published schemas."""

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from knotenpunkt.following.domain.schemas import INSTANCE, PROFILE


@pytest.mark.parametrize(
    ("address", "name"),
    [("/schema/instance-1.json", INSTANCE), ("/schema/centre-profile-1.json", PROFILE)],
)
def test_a_schema_is_one_of_draft_2020_12(address: str, name: str, client: Client, db: None) -> None:
    answer = client.get(address)
    Draft202012Validator.check_schema(answer.json())

    assert (answer.json()["$id"], answer.headers["Content-Type"]) == (name, "application/schema+json")
    assert answer.json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
