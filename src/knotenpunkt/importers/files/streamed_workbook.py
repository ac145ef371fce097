"""Writing a workbook row by row, without holding it in memory and without leaving anything behind where it fails."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook


@contextmanager
def streamed_workbook(path: Path) -> Iterator[Workbook]:
    """A write-only workbook that is saved to `path` when the block ends well.

    It is packed in memory first (some 2 MB for 20,000 rows): an archive on a disk that is full cannot be closed.
    """
    workbook = Workbook(write_only=True)
    packed = BytesIO()
    try:
        yield workbook
        workbook.save(packed)
        path.write_bytes(packed.getbuffer())
    except BaseException:
        _abandon(workbook)
        raise


def _abandon(workbook: Workbook) -> None:
    """Close and remove the temporary files of sheets that were begun; they may be closed already or the disk full."""
    sheet: Any
    for sheet in workbook.worksheets:
        with suppress(Exception):
            sheet.close()
        with suppress(Exception):
            sheet._writer.cleanup()
