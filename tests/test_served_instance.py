"""A served instance with two workers: what another process changes is seen at once in both; nothing is logged."""

import http.client
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.harness.site import COMMAND, free_port, instance_environment, wait_until_served

pytestmark = pytest.mark.served

ROUNDS = 24  # connections; both workers get some of them
SAVE = """
import sys, django
django.setup()
from django.utils import timezone
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization
from knotenpunkt.regions.queries.centres import centre_by_slug
from knotenpunkt.shared.tenancy import Scope

centre = centre_by_slug("heinsberg")
organization = OrganizationRecord(name="Haus der Begegnung", status=Status.PUBLISHED)
service = ServiceRecord(title=sys.argv[1], organization=organization.name, status=Status.PUBLISHED)
is_there = Organization.objects.within(Scope.of(centre)).exists()
save_catalogue(
    centre,
    CatalogueChanges(
        organizations=[] if is_there else [Change(None, organization)], services=[Change(None, service)]
    ),
    actor=OPERATOR,
    now=timezone.now(),
)
"""


@contextmanager
def empty_database() -> Iterator[dict[str, str]]:
    """The setting that leads to an empty database of the kind that the suite runs on."""
    if connection.vendor == "sqlite":
        yield {}
        return
    server, name = os.environ["KNOTENPUNKT_TEST_SERVER"], f"served_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute(f'CREATE DATABASE "{name}"'.encode())
        yield {"KNOTENPUNKT_DATABASE_URL": f"{server.rpartition('/')[0]}/{name}"}
        administrator.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


class Served:
    """A running server, and another process that writes into its database."""

    def __init__(self, port: int, environment: dict[str, str], log: Path) -> None:
        self.port, self.environment, self.log = port, environment, log
        self.process = 0

    def workers(self) -> list[int]:
        """The processes that answer."""
        path = Path(f"/proc/{self.process}/task/{self.process}/children")
        return list(map(int, path.read_text(encoding="ascii").split()))

    def ask(self, method: str, path: str) -> tuple[int, str, http.client.HTTPMessage]:
        """One request on a connection of its own."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            asking.request(method, path, headers={"User-Agent": "Nokia 3310"})
            answer = asking.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            asking.close()

    def save(self, title: str) -> None:
        """Publish an offer from another process."""
        subprocess.run([sys.executable, "-c", SAVE, title], env=self.environment, check=True)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("served")
    with empty_database() as database:
        environment = instance_environment(data) | database
        environment["DJANGO_SETTINGS_MODULE"] = "knotenpunkt.config.settings"
        subprocess.run([COMMAND, "init"], env=environment, check=True, stdout=subprocess.DEVNULL)
        instance = Served(free_port(), environment, data / "server.log")
        command = [str(COMMAND), "serve", "--workers", "2", "--port", str(instance.port)]
        with instance.log.open("wb") as log:
            server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=log)
            try:
                wait_until_served(f"http://127.0.0.1:{instance.port}/healthz", server)
                instance.process = server.pid
                yield instance
            finally:
                server.terminate()
                server.wait(timeout=20)


def test_a_change_of_another_process_is_seen_at_once_by_every_worker(served: Served) -> None:
    served.save("Sprachtreff am Montag")
    before = [served.ask("GET", "/de/heinsberg/angebote/")[1] for _ in range(ROUNDS)]
    served.save("Sprachtreff am Freitag")
    after = [served.ask("GET", "/de/heinsberg/angebote/")[1] for _ in range(ROUNDS)]

    assert ["Sprachtreff am Montag" in page for page in before] == [True] * ROUNDS
    assert ["Sprachtreff am Freitag" in page for page in before] == [False] * ROUNDS
    assert ["Sprachtreff am Freitag" in page for page in after] == [True] * ROUNDS


def test_a_head_is_that_of_the_page(served: Served) -> None:
    status, body, head = served.ask("HEAD", "/de/")
    page = served.ask("GET", "/de/")[1]

    assert (status, body, int(head["Content-Length"])) == (200, "", len(page.encode()))


def test_visits_leave_nothing_in_the_log(served: Served) -> None:
    statuses = [
        served.ask(method, path)[0]
        for method, path in [
            ("GET", "/healthz"),
            ("GET", "/de/heinsberg/angebote/?q=Frauenhaus"),
            ("GET", "/de/heinsberg/nothing?mail=amal@example.org"),
            ("POST", "/de/heinsberg/barrierefreiheit/?mail=amal@example.org"),
        ]
    ]

    assert statuses == [200, 200, 404, 422]
    assert served.log.read_text(encoding="utf-8") == ""


def test_a_killed_worker_is_replaced_and_takes_no_other_with_it(served: Served) -> None:
    killed, other = served.workers()[-2:]
    os.kill(killed, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while killed in served.workers() or len(served.workers()) < 2:
        assert time.monotonic() < deadline, served.log.read_text(encoding="utf-8")
        time.sleep(0.1)

    assert other in served.workers()
    assert [served.ask("GET", "/de/heinsberg/angebote/")[0] for _ in range(ROUNDS)] == [200] * ROUNDS
