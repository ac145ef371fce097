"""What PDF/UA-1 asks of a file as far as a machine can tell, without a validator: each broken rule as a sentence."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.harness.pdf_reading import Tag, characters_of, open_pdf, structure

# The structure types of ISO 32000-1, 14.8.4.
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    *(
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
    ),
    *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"),
    *("Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
}
PAINTING = {
    *("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "Tj", "TJ", "'", '"'),
}
NOTHING: Any = pikepdf.Dictionary()
SHOWING = {"Tj", "TJ", "'", '"'}


def broken_rules(content: bytes) -> list[str]:
    """Empty for a file in which nothing was found."""
    root = structure(content)
    with open_pdf(content) as pdf:
        return [
            *_about_document(pdf),
            *_about_metadata(pdf),
            *_about_types(pdf, root),
            *_about_content(pdf),
            *_about_fonts(pdf),
            *_about_headings(root),
            *_about_tables(pdf, root),
            *_about_pictures(pdf),
        ]


def _about_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", NOTHING).get("/Marked", False):
        yield "the file does not say that it is tagged"
    if root.get("/MarkInfo", NOTHING).get("/Suspects", False):
        yield "the file doubts its own tags"
    if not str(root.get("/Lang", "")):
        yield "the file has no language"
    if not root.get("/ViewerPreferences", NOTHING).get("/DisplayDocTitle", False):
        yield "the name of the file is shown instead of its title"
    if "/Outlines" not in root:
        yield "the file has no bookmarks"
    for number, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the order of its tags does not count"
        if list(page.obj.get("/Annots", [])):
            yield f"page {number}: an annotation, about which nothing is checked here"


def _about_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "the file does not say that it is PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "the file has no title"


def _about_types(pdf: pikepdf.Pdf, root: Tag) -> Iterator[str]:
    """A type of our own stands for a standard one; a standard one stands for itself."""
    roles = {
        str(name)[1:]: str(role)[1:]
        for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", NOTHING).items()
    }
    for name in sorted({tag.name for tag in root.every()} - {root.name}):
        if name not in STANDARD and roles.get(name) not in STANDARD:
            yield f"{name} is no standard type and stands for none"
    yield from (f"{name} stands for something else" for name in sorted(STANDARD & roles.keys()))


def _about_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything that is painted is read at one place, or is marked as no content."""
    read = list(_read_places(pdf))
    for number, page in enumerate(pdf.pages, start=1):
        painted: set[int] = set()
        for operator, marks in _painted(page):
            if not marks:
                yield f"page {number}: {operator} outside of all tags"
            if len(marks) > 1:
                yield f"page {number}: {operator} in tags within tags"
            painted |= {mark for mark in marks if mark is not None}
        places = [mark for page_number, mark in read if page_number == page.obj.objgen]
        yield from (
            f"page {number}: {mark} is painted and never read" for mark in sorted(painted - set(places))
        )
        if len(places) != len(set(places)):
            yield f"page {number}: something is read twice"


def _painted(page: pikepdf.Page) -> Iterator[tuple[str, list[int | None]]]:
    """What is painted, with the pieces of content that it belongs to; None is what is not read."""
    marks: list[tuple[bool, int | None]] = []
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "BDC" | "BMC":
                marks.append(_mark(instruction.operands))
            case "EMC":
                marks.pop()
            case operator if operator in PAINTING:
                yield operator, [mark for counts, mark in marks if counts]


def _mark(operands: Any) -> tuple[bool, int | None]:
    """Whether it is a piece of content or none, and its number."""
    has_facts = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
    properties = operands[1] if has_facts else NOTHING
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    return number is not None or operands[0] == "/Artifact", number


def _read_places(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """Page and number of each piece of content, in the order of reading."""
    for element, page in _elements(pdf):
        for child in _children(element):
            if isinstance(child, int):
                yield page, child
            elif child.get("/Type") == "/MCR":
                yield child.Pg.objgen if "/Pg" in child else page, int(child.MCID)


def _elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Every element of the structure tree, with the page that it stands on."""
    waiting: list[tuple[Any, Any]] = [(pdf.Root.StructTreeRoot, None)]
    while waiting:
        element, page = waiting.pop()
        page = element.Pg.objgen if "/Pg" in element else page
        yield element, page
        below = [child for child in _children(element) if not isinstance(child, int) and "/S" in child]
        waiting.extend((child, page) for child in reversed(below))


def _children(element: Any) -> list[Any]:
    return _several(element, "/K")


def _several(holder: Any, key: str) -> list[Any]:
    """PDF writes one value alone, and several as a row."""
    if key not in holder:
        return []
    return list(holder[key]) if isinstance(holder[key], pikepdf.Array) else [holder[key]]


def _about_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for entry in pdf.objects:
        is_font = isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/FontDescriptor"
        if is_font and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(entry.keys()):
            yield f"{entry.FontName} is not in the file"
    for number, page in enumerate(pdf.pages, start=1):
        yield from (f"page {number}: {problem}" for problem in _nameless_signs(page))


def _nameless_signs(page: pikepdf.Page) -> Iterator[str]:
    """Signs of which the file does not say what they mean."""
    fonts = {name: characters_of(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            font = str(operands[0])
        if operator in SHOWING:
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            for at in range(0, len(codes), 2):
                if fonts[font].get(int.from_bytes(codes[at : at + 2]), "\0") in {
                    "",
                    "\0",
                    "\ufeff",
                    "\ufffe",
                }:
                    yield f"{font} has a sign without a meaning"


def _about_headings(root: Tag) -> Iterator[str]:
    levels = [int(tag.name[1]) for tag in root.every() if tag.name in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    for before, after in pairwise([0, *levels]):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _about_tables(pdf: pikepdf.Pdf, root: Tag) -> Iterator[str]:
    for table in (tag for tag in root.every() if tag.name == "Table"):
        rows = [row for row in table.every() if row.name == "TR"]
        if len({len(row.children) for row in rows}) > 1:
            yield "a table whose rows are of different length"
        if not rows or {cell.name for cell in rows[0].children} != {"TH"}:
            yield "a table without a head"
    heads = {}
    for element, _ in _elements(pdf):
        table_facts = _attributes(element, "/Table")
        if element.get("/S") == "/TH":
            heads[str(element.get("/ID", ""))] = element
            if table_facts.get("/Scope") not in {"/Column", "/Row", "/Both"}:
                yield "a head that does not say for which cells"
        if (
            element.get("/S") == "/TD"
            and not {str(key) for key in table_facts.get("/Headers", [])} & heads.keys()
        ):
            yield "a cell without a head"


def _about_pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in _elements(pdf):
        if element.get("/S") in {"/Figure", "/Formula"}:
            if not str(element.get("/Alt", "")).strip():
                yield "a picture without an alternative text"
            if "/BBox" not in _attributes(element, "/Layout"):
                yield "a picture that does not say where it stands"


def _attributes(element: Any, owner: str) -> dict[str, Any]:
    stated = [one for one in _several(element, "/A") if one.get("/O") == owner]
    return {key: value for one in stated for key, value in one.items()}
