"""A file as a browser sends it: how large it may be, its own name, and a place on the disk while it is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from knotenpunkt.shared.files.problems import WorkbookProblem

LARGEST_UPLOAD = 10_000_000  # bytes
_LONGEST_NAME = 120
_NAMELESS = "Arbeitsmappe.xlsx"


def plain_name(name: str) -> str:
    """The file's own name, without folders, and with its ending where it has to be shortened."""
    last = PureWindowsPath(PurePosixPath(name).name).name.replace("\x00", "").strip(". ")
    if len(last) > _LONGEST_NAME:
        ending = PurePosixPath(last).suffix[:10]
        last = last[: _LONGEST_NAME - len(ending)] + ending
    return last or _NAMELESS


@contextmanager
def file_of(name: str, content: bytes) -> Iterator[Path]:
    """The content as a file of this name, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="knotenpunkt-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path


def refuse_too_large(name: str, size: int, *, advice: str) -> None:
    """Raises WorkbookProblem with the advice; a file that did not arrive has no name."""
    if size <= LARGEST_UPLOAD:
        return
    megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
    which = f"Die Datei „{name}“" if name else "Die Datei"
    raise WorkbookProblem(
        f"{which} ist {megabytes} MB groß. Möglich sind {LARGEST_UPLOAD // 1_000_000} MB. {advice}"
    )
