"""Tables as text: UTF-8 with byte order mark and semicolons, as Excel opens them in German.

A text that a spreadsheet would calculate gets an apostrophe in front, so that opening the table runs nothing; a
remark such as „= Ukraine-Kontaktbüro?" calculates nothing and stays as it is.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_CALCULATES = re.compile(r"\s*[=+\-@].*(?:[A-Za-z_.]\(|[!|])|\s*=\s*[$\w]*\d", re.DOTALL)


def harmless(text: str) -> str:
    """A text as a cell that no spreadsheet calculates."""
    return f"'{text}" if _CALCULATES.match(text) else text


def csv_table(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
