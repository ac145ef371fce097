"""Which files hold texts that only people at work read; these are wanted in the languages of staff alone."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "knotenpunkt"

# No visitor comes here, or only one who signs in; plans and the overview are for people of the
# administration, the pages about interfaces for those who build on them.
FOR_STAFF = (
    "accounts/*",
    "api/*validator*",
    "api/presentation/interfaces.py",
    "api/templates/api/door.html",
    "api/views/embed_code.py",
    "api/views/hsds_profile.py",
    "api/views/hsds_reference.py",
    "api/views/interfaces.py",
    "following/*",
    "importers/*",
    "harvesting/*",
    "monitoring/*",
    "overview/*",
    "planning/*",
    "privacy/*",
    "search/*",
    "translating/*",
    "*/personal_data.py",
    "*/queries/*tasks.py",
)
# Here visitors meet people at work: a module is for staff if nothing that speaks to visitors reaches it.
MIXED = "upkeep"
_SPEAKS_TO_VISITORS = re.compile(r"^@public$|\boverride\(", re.MULTILINE)  # a public view, or a letter
_IN_WORKSPACE = '{% extends "shared/workspace.html" %}'
_TEMPLATE = re.compile(r'"([\w/]+\.(?:html|txt))"')


def is_staff_file(name: str) -> bool:
    """Whether a file of the package, named like "upkeep/forms/report.py", speaks to people at work alone."""
    if any(fnmatch(name, pattern) for pattern in FOR_STAFF):
        return True
    if "/templates/" in name:
        return _is_staff_template(name)
    return name.startswith(f"{MIXED}/") and name not in _reached_by_visitors()


def _is_staff_template(name: str) -> bool:
    """It stands in the frame of the workspace, or whoever names it is for staff; one that nobody names is public."""
    namers = _namers()[name.partition("/templates/")[2]]
    return _IN_WORKSPACE in _sources()[name] or (bool(namers) and all(map(is_staff_file, namers)))


@cache
def _sources() -> dict[str, str]:
    return {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".html", ".txt"} and not {"tests", "migrations"} & set(path.parts)
    }


@cache
def _namers() -> dict[str, list[str]]:
    """The files in which each template is named: it is rendered, included or extended there."""
    namers = defaultdict(list)
    for name, source in _sources().items():
        for template in _TEMPLATE.findall(source):
            namers[template].append(name)
    return namers


@cache
def _reached_by_visitors() -> set[str]:
    """The modules of the mixed context that speak to visitors, and all that these import."""
    modules = {name: source for name, source in _sources().items() if fnmatch(name, f"{MIXED}/*.py")}
    waiting = [name for name, source in modules.items() if _SPEAKS_TO_VISITORS.search(source)]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in modules and name not in reached:
            reached.add(name)
            waiting.extend(_imported(modules[name]))
    return reached


def _imported(source: str) -> Iterator[str]:
    """Files that an import may mean: a module, a package, or a module named behind its package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("knotenpunkt."):
            for dotted in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                path = dotted.removeprefix("knotenpunkt.").replace(".", "/")
                yield from (f"{path}.py", f"{path}/__init__.py")
