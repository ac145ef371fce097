"""The limits of public forms hold over all processes of an instance; a form is good for one message in all of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.prepared_instance import prepared_instance

pytestmark = pytest.mark.served

PROCESSES, MESSAGES = 4, 8
SEND = f"""
import sys
import django
django.setup()
from datetime import UTC, datetime
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.receive_report import Passage, Report, TooManyReports, receive_report
centre = Centre.objects.get(slug="heinsberg")
taken, references = 0, set()
for number in range({MESSAGES}):
    mark = sys.argv[1] or f"form {{sys.argv[2]}} {{number}}"
    try:
        passage = Passage(mark, True, "203.0.113.9")
        sent = receive_report(centre, Report("Falsch"), passage, now=datetime(2026, 11, 26, 9, tzinfo=UTC))
        taken += 1
        references.add(sent.reference)
    except TooManyReports:
        pass
print(taken, *references)
"""


def sent(folder: Path, mark: str) -> list[list[str]]:
    """What processes at once were told: how many messages were taken, and their numbers."""
    environment = prepared_instance(folder) | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SEND, mark, str(number)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    return [process.communicate(timeout=60)[0].split() for process in running]


def test_one_address_sends_ten_messages_an_hour_through_all_processes(tmp_path: Path) -> None:
    told = sent(tmp_path, "")

    assert sum(int(taken) for taken, *_ in told) == 10


def test_one_form_is_one_message_in_all_processes(tmp_path: Path) -> None:
    told = sent(tmp_path, "the same form")

    assert [int(taken) for taken, *_ in told] == [MESSAGES] * PROCESSES
    assert len({reference for _, *references in told for reference in references}) == 1
