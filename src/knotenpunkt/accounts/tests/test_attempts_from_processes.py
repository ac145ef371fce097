"""Attempts to sign in are counted over all processes of an instance: guessing at another one gains nothing."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.harness.prepared_instance import prepared_instance

pytestmark = pytest.mark.served

PASSWORD = "drei lange worte"
ADMIT = f"""
import django
django.setup()
from knotenpunkt.accounts.models import Person
person = Person(email="team@kreis.example", display_name="Team")
person.set_password({PASSWORD!r})
person.save()
"""
SIGN_IN = """
import sys
import django
django.setup()
from django.test import Client
sent = {"login": sys.argv[1], "password": sys.argv[2]}
for _ in range(int(sys.argv[3])):
    answer = Client(headers={"host": "localhost"}).post("/de/konto/anmelden/", sent, REMOTE_ADDR=sys.argv[4])
print(answer.status_code)
"""


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    """An instance with one person."""
    prepared = prepared_instance(tmp_path) | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
    run(prepared, ADMIT)
    return prepared


def run(environment: Mapping[str, str], code: str, *arguments: str) -> str:
    """What a process of the instance prints."""
    finished = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return finished.stdout.strip()


def tried(environment: Mapping[str, str], password: str, times: int = 1, address: str = "203.0.113.9") -> str:
    """The last answer to attempts of one process: 302 leads in."""
    return run(environment, SIGN_IN, "team@kreis.example", password, str(times), address)


def test_five_wrong_passwords_in_one_process_close_the_door_in_another(
    environment: Mapping[str, str],
) -> None:
    tried(environment, "falsch", 2)
    tried(environment, "falsch", 3, address="203.0.113.10")

    assert tried(environment, PASSWORD, address="203.0.113.11") == "200"


def test_after_four_the_door_is_open_in_every_process(environment: Mapping[str, str]) -> None:
    tried(environment, "falsch", 2)
    tried(environment, "falsch", 2)

    assert tried(environment, PASSWORD) == "302"
