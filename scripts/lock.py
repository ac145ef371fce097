"""Renews the locks: Python packages with hashes and without addresses, front-end parts without addresses."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
LOCKS = {
    "requirements.txt": ("pyproject.toml", "--group", "build"),
    "requirements-dev.txt": (
        "pyproject.toml",
        "--group",
        "build",
        "--group",
        "dev",
        "-c",
        "requirements.txt",
    ),
    "requirements-node.txt": ("--group", "node"),
}


def lock_python() -> None:
    for target, sources in LOCKS.items():
        options = ["--universal", "--python-version", "3.12", "--generate-hashes", "--no-emit-index-url"]
        command = [str(UV), "pip", "compile", *sources, *options, "--no-annotate", "--no-header", "--quiet"]
        subprocess.run([*command, *sys.argv[1:], "--output-file", target], cwd=ROOT, check=True)


def lock_frontend() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to renew package-lock.json; please run: sudo apt-get install npm")
    subprocess.run([npm, "install", "--package-lock-only", "--no-audit", "--no-fund"], cwd=ROOT, check=True)
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop(
            "resolved", None
        )  # where this machine fetched it; the integrity hash identifies the package
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    lock_python()
    lock_frontend()
