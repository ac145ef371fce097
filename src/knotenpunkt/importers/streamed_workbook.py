"""Writing a workbook row by row, without holding it in memory and without leaving anything behind where it fails."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from openpyxl import Workbook


@contextmanager
def streamed_workbook(path: Path) -> Iterator[Workbook]:
    """A write-only workbook that is saved to `path` when the block ends well."""
    workbook = Workbook(write_only=True)
    try:
        yield workbook
        workbook.save(path)
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
