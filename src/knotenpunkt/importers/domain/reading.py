"""What reading the cells of a row yields."""

from dataclasses import dataclass

from knotenpunkt.directory.domain.written.reading import Issue, Severity
from knotenpunkt.importers.domain.headings import Heading


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell showed (`raw`), what it became (`written`), and its issues.

    `read_as` is the text that was read instead, where a person decided so.
    """

    heading: Heading
    coordinate: str
    raw: str
    written: str
    issues: tuple[Issue, ...] = ()
    read_as: str = ""

    @property
    def changed(self) -> bool:
        return self.raw != self.written

    @property
    def questions(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.severity is Severity.QUESTION)


@dataclass(frozen=True, slots=True)
class RowReading[R]:
    """A row's record, None where it has no name, and its cells in the order of the canonical headings."""

    record: R | None
    cells: tuple[CellReading, ...]

    @property
    def questions(self) -> tuple[tuple[CellReading, Issue], ...]:
        return tuple((cell, issue) for cell in self.cells for issue in cell.questions)
