"""The frame of a page: what does not depend on the reader's question, rendered once and filled for each answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

# Marks from the private use area: no catalogue, translation or template contains them, and escaping leaves them alone.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


def slot(name: str) -> SafeString:
    """The mark of a place that is filled later."""
    return SafeString(f"{_OPEN}{name}{_CLOSE}")


@dataclass(frozen=True, slots=True)
class Frame:
    """Markup cut at its slots: pieces of text, and between them the names of what comes there."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, markup: str) -> "Frame":
        """Cut rendered markup at its slots."""
        parts = _SLOT.split(markup)
        return cls(tuple(parts[::2]), tuple(parts[1::2]))

    def filled(self, values: Mapping[str, str]) -> SafeString:
        """The whole markup. Values are markup: whoever passes a reader's words has escaped them."""
        written = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            written += (values[name], piece)
        return SafeString("".join(written))
