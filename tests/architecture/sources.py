"""The program's own source files, parsed once."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "knotenpunkt"


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file of the program. `name` is its dotted name, `context` the first part of it below the package."""

    path: Path
    name: str
    context: str
    tree: ast.Module

    @property
    def parts(self) -> list[str]:
        return self.name.split(".")[1:]

    @property
    def is_test(self) -> bool:
        return "tests" in self.parts

    def place(self, node: ast.expr | ast.stmt) -> str:
        """File and line, as an editor understands them."""
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package except migrations, which Django writes."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return tuple(parsed(path) for path in paths)


def parsed(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    named = parts[:-1] if parts[-1] == "__init__" else parts
    context = named[1] if len(named) > 1 else ""
    return Module(path, ".".join(named), context, ast.parse(path.read_text(encoding="utf-8")))


@cache
def templates() -> tuple[Path, ...]:
    """Every HTML template of the program."""
    return tuple(sorted(PACKAGE.rglob("templates/**/*.html")))


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that is committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for line in listed.splitlines() if (path := ROOT / line).is_file())
