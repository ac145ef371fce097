"""Tables as text and files in one file, so that the same content is the same bytes at every time."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from knotenpunkt.api.domain.records import Record

_WRITTEN = {True: "true", False: "false", None: ""}


def csv_text(columns: Sequence[str], rows: Iterable[Record]) -> bytes:
    """A table as RFC 4180 has it, in UTF-8; what a row does not say is empty."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return written.getvalue().encode()


def _cell(value: Any) -> str:
    return _WRITTEN[value] if value is None or isinstance(value, bool) else str(value)


def zip_file(files: Mapping[str, bytes]) -> bytes:
    """The files in their order as a ZIP file that says nothing of when or where it was made."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)
    return packed.getvalue()
