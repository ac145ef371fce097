"""A running demo instance: the production server on a data folder of its own, as an operator would start it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("knotenpunkt")
START_LIMIT = 30.0  # seconds


def instance_environment(data: Path) -> dict[str, str]:
    """The environment of an instance on SQLite in `data`: nothing of the suite's own settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KNOTENPUNKT_", "DJANGO_"))
    }
    return {**kept, "KNOTENPUNKT_DATA": str(data)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_served(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with status {server.returncode}")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - it is our own http address
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{address} answers with {error.code}") from error
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing is served at {address} after {START_LIMIT} seconds")


def make_demo(data: Path) -> Path:
    """Make a demo instance in `data`, as an operator would; gives the folder back."""
    for command in ("init", "demo"):
        subprocess.run(
            [COMMAND, command], env=instance_environment(data), check=True, stdout=subprocess.DEVNULL
        )
    return data


def copy_of_demo(shared: Path, data: Path) -> None:
    """A demo instance in `data`: whoever comes first makes it in the shared folder, the others wait and copy it."""
    made = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_demo(Path(tempfile.mkdtemp(dir=shared))).rename(made)
    shutil.copytree(made, data)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve the instance in `data` and give its address: http://127.0.0.1:41234."""
    environment = instance_environment(data)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_until_served(f"{address}/", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def own_demo(factory: pytest.TempPathFactory, name: str) -> Path:
    """The data folder of a clean demo instance that nobody else changes."""
    own = factory.getbasetemp()
    copy_of_demo(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own, own / name)
    return own / name


@pytest.fixture(scope="session")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the instance that the stories of this process share."""
    return own_demo(tmp_path_factory, "instance")


@pytest.fixture(scope="session")
def site(site_data: Path) -> Iterator[str]:
    """The address of a demo instance that is served while the run lasts."""
    with served(site_data) as address:
        yield address
