"""Counting in several processes at once, each of which ends without having been asked to count."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.prepared_instance import prepared_instance

pytestmark = pytest.mark.served

PROCESSES, QUESTIONS = 4, 60
COUNT = f"""
import django
django.setup()
from datetime import date
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.count_searches import count_search
from knotenpunkt.search.domain.counted import Searched
centre = Centre.objects.get(slug="heinsberg")
for number in range({QUESTIONS}):
    count_search(centre.pk, Searched.of("", f"kurs {{number % 3}}", "de"), today=date(2026, 11, 26))
"""
READ = """
import django
django.setup()
from knotenpunkt.search.models import SearchCount
rows = SearchCount.objects.unscoped(reason="the figures of a test").order_by("words")
print(list(rows.values_list("words", "searches", "without_results")))
"""
LOCKED = """
import django
django.setup()
import time
from datetime import date
from django.db import connection
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.count_searches import count_search, flush_searches
from knotenpunkt.search.domain.counted import Searched
centre = Centre.objects.get(slug="heinsberg")
count_search(centre.pk, Searched.of("kurs", "kurs", "de"), today=date(2026, 11, 26))
other = connection.copy()
other.cursor().execute("BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "SELECT 1")
begun = time.monotonic()
flush_searches()
print(time.monotonic() - begun < 1.0)
other.close()
"""


def test_processes_at_once_count_every_question(tmp_path: Path) -> None:
    environment = prepared_instance(tmp_path) | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
    counting = [subprocess.Popen([sys.executable, "-c", COUNT], env=environment) for _ in range(PROCESSES)]
    ended = [process.wait(timeout=60) for process in counting]
    read = subprocess.run(
        [sys.executable, "-c", READ], env=environment, check=True, capture_output=True, text=True
    )

    each = PROCESSES * QUESTIONS // 3
    assert ended == [0] * PROCESSES
    assert read.stdout.strip() == str([(f"kurs {number}", each, each) for number in range(3)])


def test_a_locked_database_keeps_nobody_waiting_and_what_waits_is_counted_in_the_end(tmp_path: Path) -> None:
    environment = prepared_instance(tmp_path) | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"}
    told, read = (
        subprocess.run(
            [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()
        for code in (LOCKED, READ)
    )

    assert (told, read) == ("True", "[('kurs', 1, 1)]")
