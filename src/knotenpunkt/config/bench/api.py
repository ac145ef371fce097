"""How fast open data are served: the whole feed of a centre beside a static file, and a large instance's lists."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import repeat
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from knotenpunkt.api.domain.questions import USUAL_SIZE
from knotenpunkt.config.bench.load import Load, measure
from knotenpunkt.config.bench.servers import RunningServer, running_server

WANTED_RATIO = 0.5
WANTED_MEGABYTES = 200.0
_STATIC_NAME = "feed.json"
_BYTES = "KNOTENPUNKT_BENCH_KEPT_PAGES_BYTES"
_UNLIMITED = {"KNOTENPUNKT_API_REQUESTS_A_MINUTE": "0"}


@dataclass(frozen=True, slots=True)
class LargeInstance:
    """Lists of an instance with many offers, read anew for each question: loads by name, the worker's memory then.

    `lines_per_second` and `lines_megabytes`: all services as lines from a server just started, which warms up beside
    them, and the most memory its worker took meanwhile.
    """

    offers: int
    loads: dict[str, Load]
    worker_megabytes: float
    lines_per_second: float
    lines_megabytes: float


@dataclass(frozen=True, slots=True)
class ApiResult:
    """The feed of a centre and a static file of the same bytes, in alternating rounds; and the large instance."""

    feed: Load
    static_file: Load
    feed_to_static: float
    large: LargeInstance

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def bench_api(centre: str, *, offers: int, rounds: int, seconds: float) -> ApiResult:
    """Measure the feed of a centre of the instance, then an instance of its own with so many offers."""
    feed, static_file, ratio = _feed(f"/hsds/v3/{centre}/services?full=true&per_page=1000", rounds, seconds)
    return ApiResult(feed, static_file, ratio, _large(offers, seconds))


def _feed(path: str, rounds: int, seconds: float) -> tuple[Load, Load, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {"KNOTENPUNKT_BENCH_STATIC": folder, _BYTES: "24000000", **_UNLIMITED}
        with running_server(path, environment) as server:
            _write_static(Path(folder), server.port, path)
        with running_server(path, environment) as server:
            pairs = [
                (
                    measure(server.port, repeat(path), seconds=seconds),
                    measure(server.port, repeat(f"/{_STATIC_NAME}"), seconds=seconds),
                )
                for _ in range(rounds + 1)
            ][1:]
    ratios = [feed.rate / static_file.rate for feed, static_file in pairs]
    middle = sorted(pairs, key=lambda pair: pair[0].rate / pair[1].rate)[len(pairs) // 2]
    return (*middle, median(ratios))


def _write_static(folder: Path, port: int, path: str) -> None:
    """The feed as a file, plain and packed, for the server that is started next."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        feed = answer.read()
    (folder / _STATIC_NAME).write_bytes(feed)
    (folder / f"{_STATIC_NAME}.gz").write_bytes(gzip.compress(feed, 6, mtime=0))


def _large(offers: int, seconds: float) -> LargeInstance:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DJANGO_SETTINGS_MODULE": "knotenpunkt.config.bench.settings",
            "KNOTENPUNKT_DATA": folder,
            "KNOTENPUNKT_DATABASE_URL": "",
            "KNOTENPUNKT_BENCH_STATIC": folder,
            _BYTES: "0",
            **_UNLIMITED,
        }
        keys = _filled(offers, environment)
        with running_server("/hsds/v3/", environment) as server:
            for _ in ("while it warms up", "what counts"):
                loads = _loads(server, keys, offers, seconds)
            memory = server.worker_megabytes()
        with running_server("/hsds/v3/", environment) as server:
            rate, most = _all_lines(server)
    return LargeInstance(offers, loads, memory, rate, most)


def _loads(server: RunningServer, keys: dict[str, str], offers: int, seconds: float) -> dict[str, Load]:
    return {
        name: measure(server.port, paths, seconds=seconds, connections=1)
        for name, paths in _questions(keys, offers).items()
    }


def _filled(offers: int, environment: dict[str, str]) -> dict[str, str]:
    program = [sys.executable, "-m", "knotenpunkt.config.bench.api_instance", str(offers)]
    finished = subprocess.run(
        program, env=os.environ | environment, stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, str] = json.loads(finished.stdout)
    return found


def late_page(offers: int) -> int:
    """Page 500 of a list of so many, or the last full one where there are fewer pages."""
    return min(500, max(1, offers // USUAL_SIZE))


def _questions(keys: dict[str, str], offers: int) -> dict[str, Iterator[str]]:
    services, late = "/hsds/v3/services", late_page(offers)
    return {
        "page 1": repeat(f"{services}?page=1"),
        f"page {late}": repeat(f"{services}?page={late}"),
        f"page {late}, whole": repeat(f"{services}?full=true&page={late}"),
        "one key": repeat(f"{services}/{keys['service']}"),
        "of an organization": repeat(f"{services}?organization_id={keys['organization']}"),
        "with a topic": repeat(f"{services}?taxonomy_term_id={keys['term']}"),
        "search": repeat(f"{services}?search=Deutschkurs"),
    }


def _all_lines(server: RunningServer) -> tuple[float, float]:
    """Services a second as lines, and the most memory a worker took while they were sent."""
    most, lines, started = 0.0, 0, time.perf_counter()
    with urlopen(
        f"http://127.0.0.1:{server.port}/hsds/v3/services?format=ndjson&full=true", timeout=600
    ) as answer:
        for _ in answer:
            lines += 1
            if lines % 1000 == 0:
                most = max(most, server.worker_megabytes())
    return lines / (time.perf_counter() - started), max(most, server.worker_megabytes())
