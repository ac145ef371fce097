"""Screen: our profile of HSDS. Its patches make of the standard's files what we mean."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from knotenpunkt.hsds.queries.objects import vocabulary
from tests.harness.shared_data import shared_data

pytestmark = pytest.mark.django_db
STANDARD = "hsds/3.1/schema"
PATCHED = [
    *("cost_option", "location", "metadata", "organization", "partner", "schedule", "service"),
    *("service_at_location", "taxonomy", "taxonomy_term", "translation"),
]
ADDRESSES = {
    "en": "/hsds/profile/",
    "de": "/de/schnittstellen/profil/",
    "ar": "/ar/schnittstellen/profil/",
}
# What a property of the standard's says besides what it may be.
_MEANT = ("type", "format", "enum", "items", "$ref")


def merged(target: Any, patch: Any) -> Any:
    """The JSON Merge Patch of RFC 7396, as its section 2 has it."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def of_standard(name: str) -> Any:
    path = shared_data(STANDARD) / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def patched(client: Client, name: str) -> Any:
    patch = client.get(f"/hsds/profile/{name}.json")
    return merged(of_standard(name), patch.json() if patch.status_code == 200 else {})


def meant(schema: Any) -> dict[str, Any]:
    """What the properties of an object may be; a nested object is of its kind, whatever else is said beside."""
    return {
        name: {key: one[key] for key in _MEANT if key in one and not (key == "type" and "$ref" in one)}
        for name, one in schema["properties"].items()
    }


@pytest.mark.parametrize("name", sorted(vocabulary()))
def test_standard_with_our_patch_is_what_we_mean(client: Client, name: str) -> None:
    whole = client.get(f"/hsds/schema/{name}.json").json()
    result = patched(client, name)

    Draft202012Validator.check_schema(result)
    Draft202012Validator.check_schema(whole)
    assert meant(result) == meant(whole)
    assert sorted(result.get("required", [])) == sorted(whole["required"])
    assert whole["$id"] == f"http://testserver/hsds/schema/{name}.json"


def test_standard_api_with_our_patch_is_the_one_we_serve(client: Client) -> None:
    """Nothing of the standard's is left that we do not serve, as writing."""
    result = patched(client, "openapi")
    served = client.get("/hsds/v3/openapi.json").json()

    assert [error.message for error in OpenAPIV31SpecValidator(result).iter_errors()] == []
    assert result == served == client.get("/hsds/schema/openapi.json").json()


def test_only_what_is_changed_has_a_patch(client: Client) -> None:
    names = [name for name in vocabulary() if client.get(f"/hsds/profile/{name}.json").status_code == 200]
    missing = client.get("/hsds/profile/phone.json")

    assert sorted(names) == PATCHED
    assert missing.json()["detail"] == (
        f"The profile changes nothing in phone.json; it changes: {', '.join(PATCHED)}."
    )


@pytest.mark.parametrize("address", ["/hsds/profile/nothing.json", "/hsds/schema/nothing.json"])
def test_unknown_object_is_not_found(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_root_leads_to_the_profile(client: Client) -> None:
    said = client.get("/hsds/v3/").json()
    page = client.get(said["profile"])

    assert (said["profile_version"], page.status_code) == ("1.0.0", 200)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", ADDRESSES)
def test_page_says_every_field_that_is_added(client: Client, language: str) -> None:
    page = client.get(ADDRESSES[language]).content.decode()
    added = [field for one in vocabulary().values() for field in one.fields.values() if field.is_ours]

    assert f'<html lang="{language}"' in page
    assert [one.name for one in added if f'<code dir="ltr">{one.name}</code>' not in page] == []
    assert [name for name in (*PATCHED, "openapi") if f'"/hsds/profile/{name}.json"' not in page] == []
    assert '<link rel="canonical" href="http://testserver/hsds/profile/">' in page


def test_page_is_in_the_languages_of_those_who_build(client: Client) -> None:
    page = client.get("/hsds/profile/").content.decode()
    elsewhere = client.get("/tr/schnittstellen/profil/")

    assert [address for address in list(ADDRESSES.values())[1:] if f'"{address}"' not in page] == []
    assert (elsewhere.status_code, elsewhere.headers["Location"]) == (302, ADDRESSES["de"])
