"""Contexts stand in one order and are entered through their front doors alone."""

import ast
import subprocess
import sys

from tests.architecture.sources import ROOT, Module, modules

DOORS = {"models", "queries", "actions", "domain"}
OPEN_TO_ALL = {"shared", "access"}  # the kernel and the policy table have no inside
ROOT_OF_COMPOSITION = "config"  # knows everybody
IN_A_CONTEXT = {
    "actions",
    "admin",
    "apps",
    "domain",
    "forms",
    "management",
    "models",
    "personal_data",
    "policies",
    "queries",
    "search_documents",
    "templatetags",
    "tests",
    "urls",
    "views",
}

# What a context has beside the common names, with the reason.
BESIDE_THEM = {
    "following/signed_answers": "the header that every signed document carries, in several views",
    "accounts/provider": "where django-allauth looks for the ways to sign in that an app brings",
    "accounts/signing_in": "the seam to django-allauth: what it asks us, and which of its pages we show",
    "directory/presentation": "facts in the reader's words: they need the catalogues, so they are not domain",
    "importers/files": "Excel and CSV files: neither pure nor a query",
    "importers/jobs": "errands for uploads in threads of the worker: they look at the clock, as actions must not",
    "importers/problems": "what domain, sheets and actions alike tell a clerk",
    "importers/reading": "from a workbook's rows to records; between sheets and domain",
    "importers/report": "the import's report is written for a terminal, a page and a program",
    "search/index": "the engine, its files and threads: neither pure nor a query",
    "search/sources": "where contexts above register their documents; the one index of a process",
    "search/word_files": "reads the word lists and the tables made of them",
    "overview/typesetting": "files for paper: a template of the typesetter beside what fills it",
    "upkeep/presentation": "entries in the words of those who keep them: they need the catalogues",
    "mail/outbox_backend": "the class that django.core.mail calls for letters of its own",
    "translating/machines": "services over http behind one seam: neither pure nor a query",
    "api/presentation": "what is open in the words of those who build on it: it needs the catalogues",
    "api/answers": "how data are sent to machines: declared, open to every origin, with sentences for what is wrong",
    "overview/data_files": "writes the data of a page as CSV, XLSX and JSON: neither pure nor a query",
    "overview/data_workbook": "the same as a workbook, loaded when somebody asks for one",
    "monitoring/figure_files": "reads text files of figures as rows",
    "monitoring/figure_sources": "text files and workbooks of figures with who published them",
    "regions/outline_files": "reads the formats in which outlines of regions are handed out",
}


def imported(module: Module) -> list[tuple[str, ast.stmt]]:
    """Dotted names of everything a module imports from the program, with the statement."""
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(f"{node.module}.{alias.name}", node) for alias in node.names]
    return [(name, node) for name, node in found if name.startswith("knotenpunkt.")]


def test_contexts_keep_their_order() -> None:
    """In a process of its own: the linter silences every logger of the process in which it runs."""
    linter = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    finished = subprocess.run([*linter, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stdout[-2000:] if finished.returncode else "") == (0, "")


def test_contexts_are_entered_through_their_doors() -> None:
    intruders = [
        f"{module.place(node)} imports {name}"
        for module in modules()
        if module.context != ROOT_OF_COMPOSITION and not module.is_test
        for name, node in imported(module)
        if name.split(".")[1] not in {module.context, *OPEN_TO_ALL} and name.split(".")[2] not in DOORS
    ]

    assert intruders == []


def test_contexts_use_the_same_few_names() -> None:
    strange = {
        f"{module.context}/{module.parts[1]}"
        for module in modules()
        if len(module.parts) > 1
        and module.context not in {*OPEN_TO_ALL, ROOT_OF_COMPOSITION}
        and module.parts[1] not in IN_A_CONTEXT
    }

    assert strange == set(BESIDE_THEM)


def test_every_module_says_what_belongs_there() -> None:
    silent = [
        str(module.path.relative_to(ROOT))
        for module in modules()
        if module.tree.body and not ast.get_docstring(module.tree)
    ]

    assert silent == []
