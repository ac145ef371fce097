"""Makes PDF files by Typst from a template of ours and data; no text of anybody is ever read as markup.

Data go in as JSON and come out as strings in the template. The fonts are those of the web pages, unpacked at set-up.
The same data give the same bytes: PDF/UA-1 to be read aloud, PDF/A-2a to be kept.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

STAND_IN = "?"  # for a character that none of the fonts has; the standards allow no empty boxes
PAGES = "<pages>"  # a template ends with the number of its pages under this label
_TEMPLATES = Path(__file__).parent


class FontsMissing(RuntimeError):
    """The fonts for paper were not unpacked."""


def typeset(template: str, data: Mapping[str, Any], made_at: datetime) -> bytes:
    """The PDF file of a template that lies beside this module."""
    file = _compiler(template, data).compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=made_at)
    return cast(bytes, file)


def number_of_pages(template: str, data: Mapping[str, Any]) -> int:
    """How many pages it takes, without making the file."""
    return int(json.loads(_compiler(template, data).query(PAGES, field="value", one=True)))


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        input=_TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_written(data), ensure_ascii=False, sort_keys=True)},
    )


def _written(value: Any) -> Any:
    """The same data with every text written in characters that the fonts have."""
    match value:
        case str():
            return "".join(letter if ord(letter) in _characters() else STAND_IN for letter in value)
        case Mapping():
            return {key: _written(part) for key, part in value.items()}
        case list() | tuple():
            return [_written(part) for part in value]
        case _:
            return value


@cache
def _fonts() -> typst.Fonts:
    if not _font_files():
        raise FontsMissing(f"no fonts in {settings.PAPER_FONTS}; please run: make development")
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.PAPER_FONTS)]
    )


@cache
def _characters() -> frozenset[int]:
    """The characters that at least one font has, and the line feed."""
    found = {ord("\n")}
    for file in _font_files():
        with TTFont(file) as font:
            found |= font.getBestCmap().keys()
    return frozenset(found)


def _font_files() -> list[Path]:
    return sorted(settings.PAPER_FONTS.glob("*.ttf"))
