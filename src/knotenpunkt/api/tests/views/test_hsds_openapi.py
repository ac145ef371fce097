"""Data: the document that describes the API says what the API does."""

from typing import Any

import pytest
from django.test import Client, override_settings
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.domain.instance_operator import InstanceOperator
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
ROOTS = ("/hsds/v3", "/hsds/v3/heinsberg")
NO_KEY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def document(client: Client, root: str = "/hsds/v3") -> dict[str, Any]:
    return dict(client.get(f"{root}/openapi.json").json())


def lists(said: dict[str, Any]) -> list[str]:
    return [path for path in said["paths"] if path != "/" and "{" not in path]


def faults(said: dict[str, Any], path: str, answer: Any) -> list[str]:
    """What of an answer is otherwise than the document has it; its status and media type have to be in there."""
    response = said["paths"][path]["get"]["responses"][str(answer.status_code)]
    if "$ref" in response:
        response = said["components"]["responses"][response["$ref"].rpartition("/")[2]]
    schema = response["content"][answer.headers["Content-Type"]]["schema"]
    checker = Draft202012Validator(
        {"components": said["components"]} | schema, format_checker=FormatChecker()
    )
    return [error.message for error in checker.iter_errors(answer.json())]


@pytest.mark.parametrize("root", ROOTS)
def test_document_is_openapi(client: Client, centre: Centre, root: str) -> None:
    said = document(client, root)

    assert [error.message for error in OpenAPIV31SpecValidator(said).iter_errors()] == []
    assert said["servers"] == [{"url": f"http://testserver{root}"}]


@pytest.mark.parametrize("root", ROOTS)
def test_root_and_records_are_as_described(client: Client, centre: Centre, root: str) -> None:
    said = document(client, root)
    found = {"/": faults(said, "/", client.get(f"{root}/"))}
    for path in lists(said):
        page = client.get(f"{root}{path}")
        key = page.json()["contents"][0]["id"]
        found[path] = faults(said, path, page)
        found[f"{path}/{{id}}"] = faults(said, f"{path}/{{id}}", client.get(f"{root}{path}/{key}"))

    assert found == {path: [] for path in said["paths"]}


@pytest.mark.parametrize("path", ["/services", "/organizations", "/service_at_locations"])
@pytest.mark.parametrize("asked", [{"full": "true"}, {"per_page": "1"}, {"search": "no such word"}])
def test_answers_to_questions_are_as_described(
    client: Client, centre: Centre, path: str, asked: dict[str, str]
) -> None:
    assert faults(document(client), path, client.get(f"/hsds/v3{path}", asked)) == []


def test_minimal_answer_is_as_described(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/services", {"minimal": "true"})

    assert faults(document(client), "/services", answer) == []


def test_problems_are_as_described(client: Client, centre: Centre) -> None:
    said = document(client)
    refused = [
        ("/services", client.get("/hsds/v3/services", {"page": "0"})),
        ("/services/{id}", client.get(f"/hsds/v3/services/{NO_KEY}")),
        ("/services", client.get("/hsds/v3/nowhere/services")),
        ("/services", client.post("/hsds/v3/services")),
    ]

    assert [(answer.status_code, faults(said, path, answer)) for path, answer in refused] == [
        (400, []),
        (404, []),
        (404, []),
        (405, []),
    ]


def test_same_state_is_answered_as_described(client: Client, centre: Centre) -> None:
    first = client.get("/hsds/v3/services")
    again = client.get("/hsds/v3/services", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert "304" in document(client)["paths"]["/services"]["get"]["responses"]


def test_every_parameter_is_described_and_no_other(client: Client, centre: Centre) -> None:
    """An unknown parameter is refused with the names of those that there are."""
    said = document(client)
    described, served = {}, {}
    for path in lists(said):
        asked = said["paths"][path]["get"]["parameters"]
        described[path] = sorted(one["$ref"].rpartition("/")[2] for one in asked)
        detail = client.get(f"/hsds/v3{path}", {"unheard": "of"}).json()["detail"]
        served[path] = detail.partition("there are: ")[2].rstrip(".").split(", ")

    assert described == served


def test_centre_publishes_its_own_and_the_operator_all(client: Client, centre: Centre) -> None:
    centre.email, centre.website = "ki@heinsberg.example", "https://heinsberg.example"
    centre.save()
    operator = InstanceOperator(name="Kreis Beispiel", email="it@beispiel.example")
    with override_settings(INSTANCE_OPERATOR=operator):
        said = [client.get(f"{root}/").json()["publisher"] for root in ROOTS]
        contact = document(client, ROOTS[1])["info"]["contact"]

    assert said == [
        {"name": "Kreis Beispiel", "website": "http://testserver", "email": "it@beispiel.example"},
        {"name": centre.name, "website": "https://heinsberg.example", "email": "ki@heinsberg.example"},
    ]
    assert contact == {
        "name": centre.name,
        "url": "https://heinsberg.example",
        "email": "ki@heinsberg.example",
    }


def test_unknown_centre_has_no_document(client: Client) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))

    assert client.get("/hsds/v3/nowhere/openapi.json").status_code == 404
