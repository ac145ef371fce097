"""Packages of tables (ZIP): read with an eye on how large they become."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from knotenpunkt.hsds.domain.documents import Refusal, Unreadable

LARGEST_UNPACKED = 60_000_000  # bytes, of everything together
MOST_MEMBERS = 100
_BEGINNING = b"PK"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def is_package(content: bytes) -> bool:
    """Whether the bytes begin as those of a ZIP file do."""
    return content.startswith(_BEGINNING)


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file in it; what a system adds to it by itself is left out. Raises Unreadable."""
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in _entries(package):
                inside = _unpacked(package, entry, left)
                left -= len(inside)
                yield entry.filename, inside
    except _BROKEN as broken:
        raise Unreadable(Refusal.BROKEN_PACKAGE) from broken


def _entries(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [one for one in package.infolist() if not one.is_dir() and not _is_of_a_system(one.filename)]
    if len(entries) > MOST_MEMBERS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        raise _too_large()
    if any(one.flag_bits & 1 for one in entries):
        raise Unreadable(Refusal.LOCKED_PACKAGE)
    return entries


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """The package's own word for the size is not believed."""
    with package.open(entry) as opened:
        inside = opened.read(left + 1)
    if len(inside) > left:
        raise _too_large()
    return inside


def _is_of_a_system(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _too_large() -> Unreadable:
    return Unreadable(Refusal.PACKAGE_TOO_LARGE, megabytes=LARGEST_UNPACKED // 1_000_000, files=MOST_MEMBERS)
