"""Tables of figures that somebody hands in, for tests."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

ADDRESS = "/de/land/zahlen/"
SOURCE = {"publisher": "Landesbetrieb", "licence": "dl-de/by-2-0"}
TABLE = (
    "AGS;Stichtag;Wert;Indikator\n05370;31.12.2023;38.160;foreign_pop\n05315;31.12.2023;249.595;foreign_pop\n"
)


def sent(browser: Client, content: bytes | str, name: str = "zahlen.csv", **said: str) -> Any:
    """The answer to a table that is handed in with a source."""
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(ADDRESS, {"table": SimpleUploadedFile(name, raw), **SOURCE, **said})
