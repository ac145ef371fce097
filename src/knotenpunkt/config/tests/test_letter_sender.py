"""A served instance sends what is posted, in whichever worker, and ends when it is told to."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from knotenpunkt.config.letter_sender import send_once
from knotenpunkt.mail.domain.smtp_server import Encryption, SmtpServer
from knotenpunkt.mail.tests.letters import outbox, posted
from knotenpunkt.mail.tests.smtp_stand_in import MailServer, running_mail_server
from knotenpunkt.regions.models import Centre
from tests.harness.prepared_instance import prepared_instance
from tests.harness.site import COMMAND, free_port, wait_until_served

pytestmark = pytest.mark.served

LONG = 60.0  # seconds; only a fault takes so long
POST = """
import sys, django
django.setup()
from django.utils import timezone
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter

for number in range(int(sys.argv[2]), int(sys.argv[3])):
    letter = Letter(to=f"post{number}@verein.example", subject="Stimmt noch alles?", text="Guten Tag")
    post_letter(letter, centre=None, actor=OPERATOR, now=timezone.now(), key=f"{sys.argv[1]}/{number}")
"""


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with running_mail_server() as server:
        yield server


@contextmanager
def served(environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The production server with two workers."""
    port = free_port()
    with log.open("wb") as errors:
        command = [str(COMMAND), "serve", "--workers", "2", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            wait_until_served(f"http://127.0.0.1:{port}/healthz", server)
            yield server
        finally:
            server.terminate()
            server.wait(timeout=LONG)


def workers(server: subprocess.Popen[bytes]) -> list[int]:
    path = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    return list(map(int, path.read_text(encoding="ascii").split()))


def wait_for(server: MailServer, number: int) -> None:
    deadline = time.monotonic() + LONG
    while len(server.received) < number and time.monotonic() < deadline:
        time.sleep(0.05)


def test_letters_leave_once_even_when_a_worker_is_killed(tmp_path: Path, mail_server: MailServer) -> None:
    environment = prepared_instance(tmp_path) | {
        "KNOTENPUNKT_SMTP_URL": f"smtp://127.0.0.1:{mail_server.port}?tls=none",
        "KNOTENPUNKT_MAIL_FROM": "knotenpunkt@kreis.example",
        "DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings",
    }

    def post(first: int, last: int) -> None:
        subprocess.run(
            [sys.executable, "-c", POST, "test", str(first), str(last)], env=environment, check=True
        )

    log = tmp_path / "server.log"
    with served(environment, log) as server:
        post(0, 30)
        wait_for(mail_server, 30)
        os.kill(workers(server)[-1], signal.SIGKILL)
        post(20, 40)
        wait_for(mail_server, 40)

    assert sorted(mail_server.recipients()) == sorted(f"post{number}@verein.example" for number in range(40))
    assert "verein.example" not in log.read_text(encoding="utf-8")
    assert server.returncode in {0, -signal.SIGTERM}


@pytest.mark.django_db
def test_a_demonstration_needs_no_server(centre: Centre) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    for _ in range(25):
        posted(centre, now=timezone.now())

    assert (send_once(), {mail.state for mail in outbox()}) == (True, {"sent"})


@pytest.mark.django_db
def test_a_server_that_is_away_is_told_and_tried_later(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    posted(centre, now=timezone.now())
    away = SmtpServer("127.0.0.1", 1, Encryption.NONE)
    with override_settings(MAIL_SERVER=away, MAIL_FROM="knotenpunkt@kreis.example"):
        assert send_once() is False

    assert [record.getMessage() for record in caplog.records] == [
        "letters wait: the server cannot be used (ConnectionRefusedError)"
    ]


@pytest.mark.django_db
def test_what_breaks_while_sending_breaks_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*arguments: object, **named: object) -> None:
        raise OSError("post@verein.example")

    monkeypatch.setattr("knotenpunkt.config.letter_sender.send_waiting", broken)

    assert send_once() is False
    assert [record.getMessage() for record in caplog.records] == ["letters could not be sent"]
