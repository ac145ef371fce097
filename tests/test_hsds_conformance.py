"""Programs that are not ours ask the HSDS of a served instance: of a demo, an empty centre, thousands of offers."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.shared_data import shared_data, shared_tool
from tests.harness.site import COMMAND, free_port, instance_environment, wait_until_served
from tests.test_served_instance import empty_database

pytestmark = pytest.mark.served

NUMBER = 5_000  # offers of a centre
CASES = 2_000  # invented questions at least
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
GENERATE = """
import sys, django
django.setup()
from dataclasses import replace
from django.utils import timezone
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.generated_offers import Field, invented_records
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.regions.models import Municipality
from knotenpunkt.regions.queries.centres import centre_by_slug

centre = centre_by_slug("dueren")
field = Field(
    ["Deutschkurs", "Sprachcafé", "Schwimmen", "Nähkurs", "Rechtsberatung", "Chor"],
    list(TaxonomyTerm.objects.filter(taxonomy="topic").values_list("code", flat=True)),
    list(Municipality.objects.filter(served_by__centre=centre).values_list("ags", "name")),
)
records = [
    replace(record, organization=record.provider_text)
    for record in invented_records(field, int(sys.argv[1]))
]
names = sorted({record.organization for record in records})
save_catalogue(
    centre,
    CatalogueChanges(
        [Change(None, OrganizationRecord(name=name)) for name in names],
        [Change(None, record) for record in records],
    ),
    actor=OPERATOR,
    now=timezone.now(),
)
"""


@pytest.fixture(scope="module")
def hsds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the HSDS of the whole instance is: Heinsberg is the demo, Düren has thousands of offers, Viersen none."""
    data = tmp_path_factory.mktemp("served")
    with empty_database() as database:
        environment = instance_environment(data) | database | {"KNOTENPUNKT_API_REQUESTS_A_MINUTE": "0"}
        environment["DJANGO_SETTINGS_MODULE"] = "knotenpunkt.config.settings"
        for command in (
            [str(COMMAND), "init"],
            [str(COMMAND), "demo"],
            [sys.executable, "-c", GENERATE, str(NUMBER)],
        ):
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        with (data / "server.log").open("wb") as log:
            server = subprocess.Popen(
                [COMMAND, "serve", "--workers", "1", "--port", str(port)],
                env=environment,
                stdout=log,
                stderr=log,
            )
            try:
                wait_until_served(f"http://127.0.0.1:{port}/healthz", server)
                yield f"http://127.0.0.1:{port}/hsds/v3"
            finally:
                server.terminate()
                server.wait(timeout=20)


@pytest.mark.parametrize("centre", ["", "/heinsberg", "/dueren"])
def test_walk_through_the_api_finds_no_fault(hsds: str, centre: str) -> None:
    assert walked(f"{hsds}{centre}") == [f"{hsds}{centre}: CONFORMS (0 errors, 0 warnings)"]


def test_walk_through_an_empty_centre_finds_nothing_but_that_it_is_empty(hsds: str) -> None:
    """The tool warns of every list that holds nothing; there is no other way to say that a centre has no offers."""
    *found, result = walked(f"{hsds}/viersen")

    assert [line.split(maxsplit=2) for line in found] == [
        ["WARN", path, "0 items"] for path in ("/services", "/organizations", "/service_at_locations")
    ]
    assert result == f"{hsds}/viersen: CONFORMS (0 errors, 3 warnings)"


def walked(address: str) -> list[str]:
    """What `hsds_conformance.py` prints about an API."""
    tool, document = shared_tool("hsds_conformance.py"), shared_data("hsds/3.1/openapi_selfcontained.json")
    command = [sys.executable, str(tool), address, str(document)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def test_invented_questions_get_answers_as_the_standard_has_them(hsds: str, tmp_path: Path) -> None:
    """No server error, no status, media type or record that the standard's own document does not know."""
    document = shared_data("hsds/3.1/openapi_selfcontained.json")
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        str(document),
        *("--url", f"{hsds}/heinsberg"),
        *("--checks", CHECKS),
        *("--phases", "examples,coverage,fuzzing", "--max-examples", "200", "--seed", "6"),
        *("--continue-on-failure", "--no-shrink", "--generation-database", "none"),
    ]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    cases = re.search(r"^  (\d+) generated, (.*)$", said, re.MULTILINE)

    assert cases is not None, said
    print(f"{cases[1]} cases")  # for those who ask with -s
    assert cases[2] == f"{cases[1]} passed", said
    assert int(cases[1]) >= CASES
