"""Files and functions stay small enough to be read in one go."""

import ast

from tests.architecture.sources import PACKAGE, ROOT, modules

LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 40

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    first = function.body[0]
    is_documented = ast.get_docstring(function) is not None and first.end_lineno is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if is_documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def test_files_stay_small() -> None:
    checked = [
        *(module.path for module in modules()),
        *ROOT.glob("scripts/*.py"),
        *ROOT.glob("tests/**/*.py"),
    ]
    large = {
        str(path.relative_to(ROOT)): lines
        for path in checked
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_IN_A_FILE
    }

    assert large == {}


def test_functions_stay_small() -> None:
    large = {
        f"{module.path.relative_to(PACKAGE)} {node.name}": lines
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := length(node)) > LINES_IN_A_FUNCTION
    }

    assert large == {}
