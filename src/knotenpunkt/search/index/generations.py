"""The folder of the index: generations side by side, and one small file that names the current one."""

import os
import re
import shutil
import uuid
from pathlib import Path

_NAME = re.compile(r"generation-[0-9a-f]+")

type Stamp = tuple[int, int, int] | None
type Signature = tuple[Stamp, Stamp]


class Generations:
    """A generation is an index built at once; the next is built beside it and then takes its place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writing_lock = folder / "writing.lock"
        self.building_lock = folder / "building.lock"
        self._pointer = folder / "current"

    def current(self) -> Path | None:
        """The folder of the current generation; None where there is none, or where its name cannot be read."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        path = self.folder / name
        return path if _NAME.fullmatch(name) and path.is_dir() else None

    def signature(self, generation: Path | None) -> Signature:
        """What changes with every commit to this generation and with every other current one; cheap to ask."""
        return _stamp(self._pointer), _stamp(generation / "meta.json") if generation else None

    def begin(self) -> Path:
        """A new, empty folder with a name that was never used; the building lock has to be held."""
        self.remove_all_but(self.current())
        path = self.folder / f"generation-{uuid.uuid4().hex[:12]}"
        path.mkdir()
        return path

    def switch_to(self, generation: Path) -> None:
        """Make a generation the current one, at once and for good."""
        draft = self._pointer.with_suffix(".draft")
        with draft.open("w", encoding="ascii") as file:
            file.write(f"{generation.name}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._pointer)
        _sync_folder(self.folder)

    def remove_all_but(self, generation: Path | None) -> None:
        """Remove other generations and what a killed builder left; open readers of them stay usable."""
        for path in self.folder.iterdir():
            if _NAME.fullmatch(path.name) and path != generation:
                shutil.rmtree(path, ignore_errors=True)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
