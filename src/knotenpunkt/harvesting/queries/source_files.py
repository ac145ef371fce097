"""Catalogues that lie in a file or a folder of this machine."""

import io
import zipfile
from pathlib import Path

from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem

_IN_A_PACKAGE = {".csv", ".json", ".yaml", ".yml"}


def content_of(path: Path) -> bytes:
    """The file; of a folder its tables, packed as they would be sent. Raises NotTakenUp."""
    try:
        return _packed(path) if path.is_dir() else path.read_bytes()
    except OSError as error:
        raise NotTakenUp(Problem.NO_FILE, f"{path}: {error.strerror}") from error


def _packed(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in _IN_A_PACKAGE:
                package.write(path, path.name)
    return packed.getvalue()
