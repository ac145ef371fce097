"""Processes of an instance that do what they are told."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PROCESS = """
import django
django.setup()
from knotenpunkt.search.tests.process import main
main()
"""


class Process:
    """A process of the instance, told by orders what to do."""

    def __init__(self, started: subprocess.Popen[str]) -> None:
        self._started = started

    def begin(self, do: str, **order: Any) -> None:
        """Give an order without waiting for its answer."""
        assert self._started.stdin is not None
        self._started.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self._started.stdin.flush()

    def answer(self) -> Any:
        """The answer to the oldest order that was not answered yet."""
        assert self._started.stdout is not None
        return json.loads(self._started.stdout.readline())

    def __call__(self, do: str, **order: Any) -> Any:
        self.begin(do, **order)
        return self.answer()


@contextmanager
def running(environment: dict[str, str], log: Path) -> Iterator[Process]:
    """A process that waits for orders; what it logs is in the file afterwards."""
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-c", _PROCESS],
            env={**environment, "DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as started,
    ):
        yield Process(started)
        assert started.stdin is not None
        started.stdin.close()
        started.wait(timeout=20)
