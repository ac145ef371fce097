"""Data of others to test with, under licences that keep it out of the repository: looked for in `../shared/data`."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[3] / "shared" / "data"


def shared_data(path: str) -> Path:
    """The file or folder; the test is skipped, and says so, on a machine that does not have it."""
    found = _FOLDER / path
    if not found.exists():
        pytest.skip(f"needs {path} in ../shared/data, which may not be in the repository")
    return found


def shared_tool(name: str) -> Path:
    """A tool of others in `../shared/tools`; the test is skipped, and says so, on a machine that does not have it."""
    found = _FOLDER.parent / "tools" / name
    if not found.exists():
        pytest.skip(f"needs {name} in ../shared/tools, which may not be in the repository")
    return found
