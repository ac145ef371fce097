"""Writing a report to a file: wholly or not at all, and checked before the work begins."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knotenpunkt.shared.files.problems import WorkbookProblem


def check_writable(path: Path, *, endings: tuple[str, ...]) -> None:
    """Raise WorkbookProblem where a file of one of these endings could not be written here."""
    if endings and path.suffix.lower() not in endings:
        raise WorkbookProblem(f"„{path.name}“: Der Name muss auf {' oder '.join(endings)} enden.")
    if path.is_dir():
        raise WorkbookProblem(f"„{path}“ ist ein Ordner. Bitte einen Dateinamen angeben.")
    folder = path.parent
    if not folder.is_dir():
        raise WorkbookProblem(f"Den Ordner „{folder}“ gibt es nicht. Bitte zuerst anlegen.")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise WorkbookProblem(f"„{path}“ darf nicht geschrieben werden. Bitte einen anderen Ordner wählen.")


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when the block ends well, and vanishes when it does not."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
