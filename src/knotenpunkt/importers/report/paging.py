"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page[Item]:
    """Some items of many: page `number` of `pages`, counted from one."""

    items: Sequence[Item]
    number: int
    pages: int

    @property
    def before(self) -> int:
        """The page before this one; nought where it is the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The page after this one; nought where it is the last."""
        return self.number + 1 if self.number < self.pages else 0


def paged[Item](items: Sequence[Item], wanted: str, size: int) -> Page[Item]:
    """The wanted page; whatever is no page there is the nearest one."""
    number, pages = page_of(len(items), wanted, size)
    return Page(items[(number - 1) * size : number * size], number, pages)


def page_of(total: int, wanted: str, size: int) -> tuple[int, int]:
    """The number of the wanted page within what there is, and how many pages there are."""
    pages = max(1, -(-total // size))
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 9 else 1
    return min(max(number, 1), pages), pages
