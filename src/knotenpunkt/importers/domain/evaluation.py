"""How well a workbook was read, cell by cell against the clean table: irregular cells put right, regular ones left
alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knotenpunkt.importers.domain.headings import Heading

type Where = tuple[str, int, Heading]


@dataclass(frozen=True, slots=True)
class GoldCell:
    """A cell of the workbook whose clean text is known: `raw` as the workbook shows it."""

    sheet: str
    row: int
    heading: Heading
    raw: str
    clean: str

    @property
    def where(self) -> Where:
        return self.sheet, self.row, self.heading


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that came out otherwise than in the clean table; `asked` says that a question stands at it."""

    gold: GoldCell
    became: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Cells and how many are right. `share` is 1 where there is none."""

    cells: int
    right: int
    wrong: tuple[WrongCell, ...]

    @property
    def share(self) -> float:
        return self.right / self.cells if self.cells else 1.0

    @property
    def asked(self) -> int:
        return sum(cell.asked for cell in self.wrong)


def score(gold: Iterable[GoldCell], became: Mapping[Where, str], asked: frozenset[Where]) -> Score:
    """Compare each cell's text exactly; one that was not read at all became nothing."""
    cells = list(gold)
    wrong = tuple(
        WrongCell(cell, became.get(cell.where, ""), cell.where in asked)
        for cell in cells
        if became.get(cell.where, "") != cell.clean
    )
    return Score(len(cells), len(cells) - len(wrong), wrong)
