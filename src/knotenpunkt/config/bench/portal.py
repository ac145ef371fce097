"""How fast the public portal answers: anew and kept, against a bare template and a static file in the same run."""

import gzip
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import repeat
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from knotenpunkt.config.bench.load import Load, measure
from knotenpunkt.config.bench.servers import RunningServer, running_server
from knotenpunkt.config.bench.urls import BARE_PATH

_STATIC_NAME = "list.html"
_BYTES = "KNOTENPUNKT_BENCH_KEPT_PAGES_BYTES"


@dataclass(frozen=True, slots=True)
class PortalResult:
    """Loads by target („list anew", „static file" …) and the figures that are judged."""

    loads: dict[str, Load]
    list_anew_to_bare: float
    list_kept_to_static: float
    results_p50_ms: float
    worker_megabytes: float
    cold_start_seconds: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def bench_portal(
    paths: dict[str, str], results: Iterator[str], *, rounds: int, seconds: float
) -> PortalResult:
    """Measure every path by name (`list` among them) in alternating rounds; ratios are medians over the rounds.

    `results` are addresses of pages of results, each another one, so that none of them is kept.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {"KNOTENPUNKT_BENCH_STATIC": folder}
        with running_server(paths["start"], {**environment, _BYTES: "0"}) as anew:
            _write_static(Path(folder), anew.port, paths["list"])
            with running_server(paths["start"], {**environment, _BYTES: "24000000"}) as kept:
                loads = [_round(paths, results, anew, kept, seconds) for _ in range(rounds + 1)][1:]
                memory = max(anew.worker_megabytes(), kept.worker_megabytes())
                cold_start = min(anew.cold_start, kept.cold_start)
    return PortalResult(
        {name: _middle([load[name] for load in loads]) for name in loads[0]},
        median(load["list anew"].rate / load["bare template"].rate for load in loads),
        median(load["list kept"].rate / load["static file"].rate for load in loads),
        median(load["results"].p50 for load in loads),
        memory,
        cold_start,
    )


def _round(
    paths: dict[str, str], results: Iterator[str], anew: RunningServer, kept: RunningServer, seconds: float
) -> dict[str, Load]:
    loads = {"bare template": measure(anew.port, repeat(BARE_PATH), seconds=seconds)}
    for name, path in paths.items():
        loads[f"{name} anew"] = measure(anew.port, repeat(path), seconds=seconds)
    loads["static file"] = measure(kept.port, repeat(f"/{_STATIC_NAME}"), seconds=seconds)
    for name, path in paths.items():
        loads[f"{name} kept"] = measure(kept.port, repeat(path), seconds=seconds)
    loads["results"] = measure(kept.port, results, seconds=seconds, connections=1)
    loads["results, eight at once"] = measure(kept.port, results, seconds=seconds)
    return loads


def _write_static(folder: Path, port: int, path: str) -> None:
    """The list page as a file, plain and compressed, for the server that is started next."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        page = answer.read()
    (folder / _STATIC_NAME).write_bytes(page)
    (folder / f"{_STATIC_NAME}.gz").write_bytes(gzip.compress(page, 6, mtime=0))


def _middle(loads: list[Load]) -> Load:
    return sorted(loads, key=lambda load: load.rate)[len(loads) // 2]
