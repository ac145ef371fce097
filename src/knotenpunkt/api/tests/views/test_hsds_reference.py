"""Screen: the description of the HSDS interface for people."""

import re

import pytest
from django.test import Client

from knotenpunkt.api.domain.parameters import PARAMETERS
from knotenpunkt.directory.tests import scenario

pytestmark = pytest.mark.django_db
ADDRESS = "/en/schnittstellen/hsds/"


def read(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_every_list_stands_there_with_its_parameters_as_programs_read_them(client: Client) -> None:
    paths = client.get("/hsds/v3/openapi.json").json()["paths"]
    shown = {
        path: re.findall(r'<th scope="row"><code dir="ltr">(\w+)</code>', section)
        for path, section in re.findall(
            r"<h2[^>]*><code[^>]*>(/\w+)</code></h2>(.*?)</section>", read(client), re.DOTALL
        )
    }

    assert shown == {
        path: [one["$ref"].rpartition("/")[2] for one in operations["get"]["parameters"]]
        for path, operations in paths.items()
        if path != "/" and "{" not in path
    }


def test_every_example_can_be_tried(client: Client) -> None:
    scenario.heinsberg()
    examples = re.findall(r'class="api-try" href="http://testserver([^"]+)"', read(client))

    assert [client.get(address).status_code for address in examples] == [200] * 5


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("search", "string, up to 200 letters"),
        ("page", "integer, 1 to 1000000"),
        ("format", "json | ndjson"),
        ("taxonomy_id", "uuid"),
        ("modified_after", "date-time"),
        ("full", "boolean"),
        ("postcode", "^[0-9]{5}$"),
    ],
)
def test_shape_of_a_parameter_is_short(name: str, shape: str) -> None:
    assert PARAMETERS[name].shape == shape


def test_languages_are_those_of_staff(client: Client) -> None:
    assert client.get("/fr/schnittstellen/hsds/").headers["Location"] == "/de/schnittstellen/hsds/"
    assert "as in the standard" not in read(client)
    assert 'dir="rtl"' in read(client, "/ar/schnittstellen/hsds/")
