"""What a cell says and no field can hold: it is kept in the remark until somebody puts it right."""

from collections.abc import Iterable

from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.reading import CellReading

_LOST = frozenset((IssueKind.UNREADABLE, IssueKind.UNKNOWN_TERM, IssueKind.MISREAD_BY_EXCEL))
_FIRST_ONLY = frozenset((Heading.EMAIL, Heading.WEBSITE))
_WITHOUT_REMARK = frozenset((Heading.NUMBER, Heading.POSTAL_CODE))


def remark_with_unread(remark: str, cells: Iterable[CellReading]) -> str:
    """The remark, and below it a line for each cell whose text would otherwise be gone."""
    lines = [remark] if remark else []
    for cell in cells:
        if loses_text(cell):
            add_unread(lines, cell.heading, cell.raw)
    return "\n".join(lines)


def add_unread(lines: list[str], heading: Heading, text: str) -> None:
    """Add the line „E-Mail laut Tabelle: …" unless it is there already."""
    line = f"{heading.value} laut Tabelle: {' '.join(text.split())}"
    if line not in "\n".join(lines).split("\n"):
        lines.append(line)


def loses_text(cell: CellReading) -> bool:
    """Whether what the cell says is not wholly in the value that was read: the rest is asked about."""
    if cell.heading in _WITHOUT_REMARK or not cell.raw.strip() or cell.raw == cell.written:
        return False
    kinds = {issue.kind for issue in cell.questions}
    return bool(kinds & _LOST) or (IssueKind.SEVERAL_VALUES in kinds and cell.heading in _FIRST_ONLY)
