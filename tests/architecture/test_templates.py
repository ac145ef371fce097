"""Templates obey the content security policy, escape what they show and call no foreign host."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, modules, templates

FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "a part of a foreign host": re.compile(
        r"<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)=\"(?:https?:)?//"
    ),
    "unescaped text": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b"),
}

# Templates of files that are opened from a disk and carry everything with them: no server, no policy.
SELF_CONTAINED = {"importers/templates/importers/import_report.html"}

# Modules that build markup themselves, with the reason why it cannot hold anything foreign.
BUILDS_MARKUP = {
    "knotenpunkt.importers.report.page": "puts its own style sheet, a file of the program, into the report",
    "knotenpunkt.directory.presentation.marking": "puts marks between pieces of text that are escaped one by one",
    "knotenpunkt.shared.templatetags.knotenpunkt": "draws QR codes; they consist of lines alone",
}


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_templates_are_free_of(fault: str) -> None:
    guilty = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in templates()
        if path.relative_to(PACKAGE).as_posix() not in SELF_CONTAINED or fault != "a style element"
        for number, line in enumerate(without_comments(path).splitlines(), start=1)
        if FORBIDDEN[fault].search(line)
    ]

    assert guilty == []


def without_comments(path: Path) -> str:
    """The template's text with comments blanked out, line by line as before."""
    return re.sub(
        r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}",
        lambda match: "\n" * match.group().count("\n"),
        path.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


def test_markup_is_marked_as_safe_in_known_places_only() -> None:
    marking = {
        module.name
        for module in modules()
        if not module.is_test
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "mark_safe"
    }

    assert marking == set(BUILDS_MARKUP)
