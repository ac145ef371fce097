"""What a machine must leave alone in a text: numbers to call, addresses, prices, times. It gets marks instead."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_KEPT = re.compile(
    r"""
      https?://\S+ | www\.\S+                                        # addresses in the web
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                   # addresses of mail
    | (?:\+\d{1,3}|\(?\b0\d)[\d\s()/–-]{4,}\d                        # numbers to call
    | \b\d{5}\s+[A-ZÄÖÜ][\wäöüß-]+                                   # postal code and town
    | \b[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|markt)\s+\d+\s?[a-z]?\b
    | \b(?:[A-ZÄÖÜ][\wäöüß-]+\s+)(?:Straße|Str\.|Weg|Platz|Allee|Ring|Markt)\s+\d+\s?[a-z]?\b
    | \{[^{}\n]*\} | %\(\w+\)[sd]                                    # what a program fills in
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"<x\s+id\s*=\s*[\"'](\d+)[\"']\s*(?:/>|>\s*</x\s*>)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as markup in which `<x id="0"/>` stands for the first of what is kept."""

    markup: str
    kept: tuple[str, ...]


def masked(text: str) -> Masked:
    """The text with marks in place of what a machine must not touch."""
    pieces: list[str] = []
    kept: list[str] = []
    position = 0
    for match in _KEPT.finditer(text):
        pieces += [html.escape(text[position : match.start()], quote=False), f'<x id="{len(kept)}"/>']
        kept.append(match.group())
        position = match.end()
    return Masked("".join([*pieces, html.escape(text[position:], quote=False)]), tuple(kept))


def unmasked(markup: str, kept: Sequence[str]) -> str | None:
    """The text with everything back in its place; None where the machine lost, doubled or added a mark."""
    if sorted(_MARK.findall(markup), key=int) != [str(number) for number in range(len(kept))]:
        return None
    pieces = _MARK.split(markup)
    if any(_TAG.search(piece) for piece in pieces[::2]):
        return None
    return "".join(
        kept[int(piece)] if position % 2 else html.unescape(piece) for position, piece in enumerate(pieces)
    )
