"""Reads a PDF file as a screen reader does: its tags in their order, their texts and languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class Tag:
    """An element of the structure tree; `text` is what stands directly in it."""

    name: str
    language: str | None = None
    alternative: str | None = None
    text: str = ""
    children: list["Tag"] = field(default_factory=list)

    def every(self) -> Iterator["Tag"]:
        """This element and all below it, in the order of reading."""
        yield self
        for child in self.children:
            yield from child.every()

    def all_text(self) -> str:
        return "".join(tag.text for tag in self.every())


def open_pdf(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def pdf_text(content: bytes) -> str:
    """All texts in the order of reading, one element a line."""
    return "\n".join(tag.text for tag in structure(content).every() if tag.text)


def structure(content: bytes) -> Tag:
    """The structure tree with the marked texts of all pages."""
    with open_pdf(content) as pdf:
        texts = {page.objgen: dict(_marked_texts(page)) for page in pdf.pages}
        root = Tag("StructTreeRoot")
        for child in _kids(pdf.Root.StructTreeRoot):
            _read(child, root, None, texts)
        return root


def _read(node: Any, parent: Tag, page: Any, texts: dict[Any, dict[int, tuple[str, str | None]]]) -> None:
    if isinstance(node, int):
        _take(parent, *texts[page].get(node, ("", None)))
        return
    page = node.Pg.objgen if "/Pg" in node else page
    if node.get("/Type") == "/MCR":
        _take(parent, *texts[page].get(int(node.MCID), ("", None)))
    elif "/S" in node:
        tag = Tag(str(node.S).lstrip("/"), _word(node, "/Lang"), _word(node, "/Alt"))
        parent.children.append(tag)
        for child in _kids(node):
            _read(child, tag, page, texts)


def _take(parent: Tag, text: str, language: str | None) -> None:
    """A piece in a language of its own is read like an element of its own."""
    if language is None:
        parent.text += text
    else:
        parent.children.append(Tag("Span", language, text=text))


def _word(node: Any, key: str) -> str | None:
    return str(node[key]) if key in node else None


def _kids(node: Any) -> list[Any]:
    if "/K" not in node:
        return []
    return list(node.K) if isinstance(node.K, pikepdf.Array) else [node.K]


def _marked_texts(page: pikepdf.Page) -> Iterator[tuple[int, tuple[str, str | None]]]:
    """The text and language of each piece of marked content; one that says what it means is read so."""
    fonts = {name: characters_of(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    open_marks: list[tuple[int | None, str | None]] = []
    found: dict[int, str] = {}
    languages: dict[int, str | None] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                open_marks.append(_mark(operands))
                mark, spoken = _innermost(open_marks), open_marks[-1][1]
                if mark is not None and open_marks[-1][0] == mark:
                    languages[mark] = _language(operands)
                if mark is not None and spoken is not None:
                    found[mark] = found.get(mark, "") + spoken
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                mark = _innermost(open_marks)
                if mark is not None and all(spoken is None for _, spoken in open_marks):
                    found[mark] = found.get(mark, "") + _shown(operands[0], font)
    yield from ((mark, (text, languages.get(mark))) for mark, text in found.items())


def _mark(operands: Any) -> tuple[int | None, str | None]:
    properties: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    return number, str(properties["/ActualText"]) if "/ActualText" in properties else None


def _language(operands: Any) -> str | None:
    properties: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    return str(properties["/Lang"]) if "/Lang" in properties else None


def _innermost(marks: list[tuple[int | None, str | None]]) -> int | None:
    return next((number for number, _ in reversed(marks) if number is not None), None)


def _shown(operand: Any, font: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(font.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def characters_of(font: Any) -> dict[int, str]:
    """What the glyphs of a font mean, by their numbers."""
    if "/ToUnicode" not in font:
        return {}
    table, found = font.ToUnicode.read_bytes(), {}
    for block in _CHARACTERS.findall(table):
        for code, text in _PAIR.findall(block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in _RANGES.findall(table):
        for first, last, text in _TRIPLE.findall(block):
            start = int(text, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(start + step)
    return found
