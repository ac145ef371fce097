"""Packages of tables for tests, and what they are read against."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from knotenpunkt.directory.domain.written.terms import Terms, Vocabulary
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.harvesting.domain.tables.reading import read_tables
from tests.harness.shared_data import shared_data

NO_TERMS = Terms.of([])
SURROUNDINGS = Surroundings(
    Vocabulary(Terms.of([("counselling", "Beratung", [])]), NO_TERMS, NO_TERMS), centre_key="05370"
)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """The files as a ZIP."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return body.getvalue()


def read(files: Mapping[str, str | bytes]) -> Incoming:
    """What is read of a package with these files."""
    return read_tables("package.zip", lambda _: packed(files), SURROUNDINGS)


def folder(path: str, *, only: str = "") -> dict[str, str | bytes]:
    """The files of a folder of ../shared/data/directories, or one of them."""
    found = shared_data(f"directories/{path}")
    names = (
        [Path(only)] if only else sorted(one.relative_to(found) for one in found.iterdir() if one.is_file())
    )
    return {name.name: (found / name).read_bytes() for name in names}
