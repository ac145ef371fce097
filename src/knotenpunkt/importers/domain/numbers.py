"""Numbers for rows that are asked for theirs: those of entries of the same name, and a free one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Severity
from knotenpunkt.importers.domain.answers import Answer
from knotenpunkt.importers.domain.decisions import ReadRow
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Identity, identity_of
from knotenpunkt.importers.domain.rows import read_number

type TakenNumbers = Mapping[int, str]  # the name of each entry, by its number

WITHOUT_NUMBER = "ohne Nr."


class GivenNumbers:
    """The numbers that the rows of one kind bear: no answer gives one of them to another row."""

    def __init__(self, cells: Iterable[RawCell]) -> None:
        self._given = {read_number(cell).value for cell in cells}

    def usable(self, answers: dict[Heading, Answer]) -> dict[Heading, Answer]:
        """The answers for one row; without a number that is none, or that another row has, so that it is asked anew."""
        answer = answers.get(Heading.NUMBER)
        if answer is None or not answer.text:
            return answers
        number = number_in(answer.text)
        if number is None or number in self._given:
            return {heading: each for heading, each in answers.items() if heading is not Heading.NUMBER}
        self._given.add(number)
        return answers


def number_in(text: str) -> int | None:
    """The number that a text is; None where it is none."""
    return read_number(RawCell(text)).value


def with_suggested_numbers[R: OrganizationRecord | ServiceRecord](
    rows: Sequence[ReadRow[R]], stored: Iterable[R]
) -> list[ReadRow[R]]:
    """The rows; one that is asked for its number gets as candidates those of its namesakes, and last a free one.

    Where it cannot do without a number, because a namesake has one, the question's detail says which.
    """
    if not any(_asks(row) for row in rows):
        return list(rows)
    namesakes: dict[Identity, list[int | None]] = {}
    for record in stored:
        namesakes.setdefault(identity_of(record), []).append(record.number)
    borne = {row.record.number for row in rows}
    known = {number for numbers in namesakes.values() for number in numbers}
    free = max(filter(None, borne | known), default=0)
    suggested = []
    for row in rows:
        if _asks(row):
            free += 1
            same = namesakes.get(identity_of(row.record), []) if not row.is_nameless else []
            suggested.append(_suggesting(row, same, borne, free))
        else:
            suggested.append(row)
    return suggested


def _asks[R: OrganizationRecord | ServiceRecord](row: ReadRow[R]) -> bool:
    return any(cell.questions for cell in row.cells if cell.heading is Heading.NUMBER)


def _suggesting[R: OrganizationRecord | ServiceRecord](
    row: ReadRow[R], same: list[int | None], borne: set[int | None], free: int
) -> ReadRow[R]:
    unused = [str(number) for number in same if number is not None and number not in borne]
    needs_one = bool(same) and same.count(None) != 1
    detail = ", ".join(f"Nr. {number}" if number else WITHOUT_NUMBER for number in same) if needs_one else ""

    def asked(issue: Issue) -> Issue:
        if issue.severity is not Severity.QUESTION:
            return issue
        told = detail if issue.kind is IssueKind.MISSING_NUMBER else issue.detail
        return replace(issue, detail=told, candidates=(*unused, str(free)))

    cells = tuple(
        replace(cell, issues=tuple(map(asked, cell.issues))) if cell.heading is Heading.NUMBER else cell
        for cell in row.cells
    )
    return replace(row, cells=cells)
