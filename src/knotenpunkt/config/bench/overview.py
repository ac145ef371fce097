"""How fast the pages of the overview answer, and how many SQL statements each takes, in an instance of its own."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from itertools import repeat
from typing import Any
from urllib.request import urlopen

from knotenpunkt.config.bench.load import measure
from knotenpunkt.config.bench.overview_instance import overview_pages
from knotenpunkt.config.bench.servers import running_server

WANTED_P50 = 60.0  # milliseconds


@dataclass(frozen=True, slots=True)
class PageFigures:
    """One page, rendered anew for each request at one connection: statements, milliseconds, bytes of an answer."""

    statements: int
    p50: float
    p95: float
    answer_bytes: int


@dataclass(frozen=True, slots=True)
class OverviewResult:
    """The figures by page."""

    pages: dict[str, PageFigures]

    @property
    def slowest_p50(self) -> float:
        return max(page.p50 for page in self.pages.values())

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def bench_overview(*, seconds: float) -> OverviewResult:
    """Fill an instance on SQLite in a folder of its own, count the statements, then measure each page."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DJANGO_SETTINGS_MODULE": "knotenpunkt.config.bench.settings",
            "KNOTENPUNKT_DATA": folder,
            "KNOTENPUNKT_DATABASE_URL": "",
            "KNOTENPUNKT_BENCH_KEPT_PAGES_BYTES": "0",
            "KNOTENPUNKT_BENCH_STATIC": folder,
        }
        statements = _filled(environment)
        with running_server("/de/ueberblick/", environment) as server:
            return OverviewResult(
                {
                    name: _page(statements[name], server.port, path, seconds)
                    for name, path in overview_pages().items()
                }
            )


def _filled(environment: dict[str, str]) -> dict[str, int]:
    """The statements of each page by name, from a process that filled the instance."""
    program = [sys.executable, "-m", "knotenpunkt.config.bench.overview_instance"]
    finished = subprocess.run(
        program, env=os.environ | environment, stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, int] = json.loads(finished.stdout)
    return found


def _page(statements: int, port: int, path: str, seconds: float) -> PageFigures:
    """The first answer is not counted: a worker then reads word lists and takes the plans apart."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        answer.read()
    load = measure(port, repeat(path), seconds=seconds, connections=1)
    return PageFigures(statements, load.p50, load.p95, load.answer_bytes)
