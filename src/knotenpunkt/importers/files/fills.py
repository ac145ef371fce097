"""The colour of a fill as six hexadecimal digits, whether a file gives it directly, by index or by its theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from defusedxml.ElementTree import fromstring
from openpyxl.styles.colors import COLOR_INDEX

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EXCHANGED = (1, 0, 3, 2)  # cells count light before dark, the theme lists dark before light


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a workbook's theme in the order in which cells count them."""

    colours: Sequence[str] = ()

    @classmethod
    def of(cls, theme: bytes | str | None) -> "Palette":
        """From the theme part of a workbook, which may be missing."""
        if not theme:
            return cls()
        scheme = fromstring(theme).find(f".//{_DRAWING}clrScheme")
        listed = [] if scheme is None else [_listed(entry) for entry in scheme]
        first = [listed[place] for place in _EXCHANGED] if len(listed) >= len(_EXCHANGED) else []
        return cls((*first, *listed[len(first) :]))

    def colour(self, fill: Any) -> str | None:
        """The colour of a solid fill („FFFF00"), None where there is none."""
        if fill is None or fill.patternType != "solid":
            return None
        colour = fill.fgColor
        if colour.type == "rgb":
            return str(colour.rgb)[-6:].upper()
        if colour.type == "indexed":
            return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else None
        if colour.type == "theme" and colour.theme < len(self.colours):
            return _tinted(self.colours[colour.theme], colour.tint)
        return None


def _listed(entry: Any) -> str:
    value = entry[0]
    return str(value.get("lastClr") or value.get("val") or "000000").upper()


def _tinted(colour: str, tint: float) -> str:
    """Darker for a negative tint, lighter for a positive one, channel by channel (near enough to tell grey and
    yellow)."""
    channels = [int(colour[start : start + 2], 16) for start in (0, 2, 4)]
    moved = [value * (1 + tint) if tint < 0 else value + (255 - value) * tint for value in channels]
    return "".join(f"{round(value):02X}" for value in moved)
