"""Files of an index that are missing, cut or changed: how that is noticed."""

import json
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

_END_OF_FILE = struct.Struct("<II")  # length of the note, and the number that marks it
_MARK = 1337
_PIECE = 1 << 20  # bytes read at once


class IndexDamaged(Exception):
    """The files of an index cannot be read, or do not say what was written."""


@contextmanager
def damage_noticed() -> Iterator[None]:
    """Whatever the engine makes of damaged files becomes IndexDamaged; its panics are no Exception."""
    try:
        yield
    except IndexDamaged:
        raise
    except (ValueError, KeyError, TypeError, OSError, struct.error) as error:
        raise IndexDamaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise IndexDamaged(str(error)) from error
        raise


def check_files(folder: Path) -> None:
    """Raise IndexDamaged where a file of the last commit is not as it was written.

    Each ends with a note of its own check sum, which the engine does not look at when it opens it. A gigabyte takes
    about a second.
    """
    with damage_noticed():
        segments = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["segments"]
        for path in [path for segment in segments for path in _files_of(folder, segment)]:
            _check_sum(path)


def _files_of(folder: Path, segment: dict[str, Any]) -> list[Path]:
    """A segment's files; of those that list deleted documents only the last one that was committed."""
    name = segment["segment_id"].replace("-", "")
    files = [path for path in folder.glob(f"{name}.*") if path.suffix != ".del"]
    deletes = segment["deletes"]
    return [*files, folder / f"{name}.{deletes['opstamp']}.del"] if deletes else files


def _check_sum(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(-_END_OF_FILE.size, os.SEEK_END)
        length, mark = _END_OF_FILE.unpack(file.read())
        end = file.seek(-_END_OF_FILE.size - length, os.SEEK_END)
        note = json.loads(file.read(length))
        file.seek(0)
        if mark != _MARK or note["crc"] != _sum_of(file, end):
            raise IndexDamaged(f"{path.name} was changed from outside")


def _sum_of(file: BinaryIO, size: int) -> int:
    """Of the first bytes of a file, which may be too large to be held in memory."""
    found = 0
    for start in range(0, size, _PIECE):
        found = zlib.crc32(file.read(min(_PIECE, size - start)), found)
    return found
