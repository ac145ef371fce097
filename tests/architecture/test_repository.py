"""The repository is about the project alone: no address of a package index, no place on somebody's machine."""

import json
import re
import subprocess

from tests.architecture.sources import ROOT, repository_files

BINARY = {".xlsx", ".png", ".jpg", ".woff2", ".mo", ".pdf", ".zip", ".gz"}
PLACES = "home|root|Users|work|opt"
FOREIGN = {
    "a place on a machine": re.compile(rf"(?<![\w.~}}/-])/(?:{PLACES})/[\w.-]+"),
    "an address of a package index": re.compile(
        r"pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|--(?:extra-)?index-url|find-links"
    ),
}


def test_files_name_neither_machines_nor_package_indexes() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {fault}"
        for path in repository_files()
        if path.suffix not in BINARY and path.resolve().name != "test_repository.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for fault, pattern in FOREIGN.items()
        if pattern.search(line)
    ]

    assert found == []


def test_nothing_in_the_repository_is_a_link() -> None:
    """A link to a folder of one machine, `.venv` above all, would replace that folder wherever it is checked out."""
    command = ["git", "ls-files", "--stage"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert [line.partition("\t")[2] for line in listed.splitlines() if line.startswith("120000")] == []


def test_python_locks_name_a_hash_for_every_package() -> None:
    without = [
        f"{path.name}: {line}"
        for path in sorted(ROOT.glob("requirements*.txt"))
        for line, following in pairs(path.read_text(encoding="utf-8").splitlines())
        if "==" in line and not following.strip().startswith("--hash=sha256:")
    ]

    assert without == []


def pairs(lines: list[str]) -> list[tuple[str, str]]:
    return list(zip(lines, [*lines[1:], ""], strict=True))


def test_frontend_lock_has_hashes_and_no_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    parts = {name: part for name, part in packages.items() if name}

    assert [name for name, part in parts.items() if "resolved" in part] == []
    assert [name for name, part in parts.items() if "integrity" not in part] == []
