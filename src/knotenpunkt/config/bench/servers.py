"""Production servers started for a measurement and stopped after it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from knotenpunkt.config.bench.load import UnexpectedAnswer

_SERVE = (sys.executable, "-m", "knotenpunkt.config.console", "serve")


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server: its port, how long it took to answer first, and its process."""

    port: int
    cold_start: float
    process: int

    def worker_megabytes(self) -> float:
        """The resident memory of its largest worker in megabytes."""
        children = (
            Path(f"/proc/{self.process}/task/{self.process}/children").read_text(encoding="ascii").split()
        )
        return max(resident_megabytes(pid) for pid in children)


@contextmanager
def running_server(
    first_path: str, environment: Mapping[str, str], *, workers: int = 1
) -> Iterator[RunningServer]:
    """A production server that has answered `first_path` once; `environment` is added to that of this process."""
    port = _free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [*_SERVE, "--port", str(port), "--workers", str(workers)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "knotenpunkt.config.bench.settings"} | dict(environment),
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for_answer(port, first_path, process)
        yield RunningServer(port, time.perf_counter() - started, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for_answer(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if process.poll() is not None:
            raise UnexpectedAnswer(f"the server stopped with exit status {process.returncode}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
                if connection.recv(12).startswith(b"HTTP/1."):
                    return
        except OSError:
            time.sleep(0.01)
    raise UnexpectedAnswer("the server did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def resident_megabytes(pid: str) -> float:
    """The resident memory of a process in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
