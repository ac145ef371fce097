"""A report as it is kept with its upload, and the parts of it that a page shows: only these are made values again."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knotenpunkt.directory.domain.plain_records import plain, record_from
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.answers import OpenQuestion, compared, is_of_one_entry
from knotenpunkt.importers.domain.numbers import TakenNumbers
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.report.document import ImportReport, Question, ReadCell, RowReport
from knotenpunkt.importers.report.summary import summary_sentences
from knotenpunkt.importers.report.wording import NOTE_GROUPS, QUESTION_GROUPS

_UP_TO_THE_QUESTION = re.compile(r"(?:„[^“]*“|[^?„])*\?")
SPELLING = "spelling"  # cells of which nothing is to say but that their writing was made uniform


def stored_report(report: ImportReport) -> dict[str, Any]:
    """The report as values of JSON, rows that do not change left out."""
    return {
        "lead": summary_sentences(report),
        "counts": {fate.value: count for fate, count in report.counts.items()},
        "sheets": [
            {
                "name": sheet.name,
                "kind": sheet.kind.value,
                "header_row": sheet.header_row,
                "rows": sheet.rows,
                "unused": list(sheet.unused),
            }
            for sheet in report.sheets
        ],
        "ignored_sheets": list(report.ignored_sheets),
        "questions": plain(report.questions),
        "cells": plain(report.cells),
        "rows": plain([row for row in report.rows if row.fate is not Fate.UNCHANGED]),
    }


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of things in the report: its name in addresses, its German title, and how many there are."""

    name: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class AskedTogether:
    """A question at every cell to which one answer holds; `name` stands for it in a form."""

    name: str
    question: Question
    places: tuple[str, ...]
    entries: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question alone, without what could be done in the workbook itself."""
        asked = _UP_TO_THE_QUESTION.match(self.question.text)
        return asked[0] if asked else self.question.text


class StoredReport:
    """A kept report."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    @property
    def lead(self) -> list[str]:
        return list(self._values["lead"])

    @property
    def sheets(self) -> list[dict[str, Any]]:
        return list(self._values["sheets"])

    @property
    def ignored_sheets(self) -> list[str]:
        return list(self._values["ignored_sheets"])

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return int(self._values["counts"][fate.value])

    @property
    def written_count(self) -> int:
        """How many entries applying the plan writes."""
        return sum(map(self.count, (Fate.CREATED, Fate.UPDATED, Fate.ARCHIVED)))

    def figures(self) -> list[tuple[str, int]]:
        """Fates with their counts, in the order in which they are told."""
        return [(fate.value, self.count(fate)) for fate in Fate]

    def question_groups(self) -> list[Group]:
        """The kinds of questions there are, in the order in which they are best answered."""
        counts = Counter(str(each["kind"]) for each in self._values["questions"])
        return [
            Group(kind.value, title, counts[kind]) for kind, title in QUESTION_GROUPS.items() if counts[kind]
        ]

    def questions(self, kind: str) -> list[AskedTogether]:
        """The questions of one kind; those that one answer settles are one."""
        together: dict[str, list[Question]] = {}
        for values in self._values["questions"]:
            if values["kind"] == kind:
                question = record_from(Question, values)
                together.setdefault(question_name(question.open), []).append(question)
        return [_together(name, questions) for name, questions in together.items()]

    def taken_numbers(self, stored: Mapping[str, TakenNumbers]) -> dict[str, TakenNumbers]:
        """By sheet the numbers that entries or other rows have; `stored` are those of entries by kind of table."""
        kinds = {sheet["name"]: sheet.get("kind", "") for sheet in self.sheets}
        taken = {kind: dict(stored.get(kind, {})) for kind in kinds.values()}
        for row in self._values["rows"]:
            if row["number"] is not None and row["sheet"] in kinds:
                taken[kinds[row["sheet"]]][row["number"]] = row["name"]
        return {sheet: taken[kind] for sheet, kind in kinds.items()}

    def row_groups(self) -> list[Group]:
        """What becomes of rows, without those that stay."""
        return [
            Group(fate.value, title, self.count(fate)) for fate, title in _FATES.items() if self.count(fate)
        ]

    def rows(self, fate: str, first: int, number: int) -> list[RowReport]:
        """So many rows of one fate, from the first on."""
        found = [values for values in self._values["rows"] if values["fate"] == fate]
        return [record_from(RowReport, values) for values in found[first : first + number]]

    def cell_groups(self) -> list[Group]:
        """The ways in which cells became something else."""
        counts = Counter(_cell_group(values) for values in self._values["cells"])
        groups = [(kind.value if kind else SPELLING, title) for kind, title in NOTE_GROUPS.items()]
        return [Group(name, title, counts[name]) for name, title in groups if counts[name]]

    def cells(self, group: str, first: int, number: int) -> list[ReadCell]:
        """So many cells of one group, from the first on."""
        found = [values for values in self._values["cells"] if _cell_group(values) == group]
        return [record_from(ReadCell, values) for values in found[first : first + number]]


def group_named(groups: list[Group], name: str) -> Group | None:
    """The group of that name, else the first; None where there is none."""
    return next((group for group in groups if group.name == name), groups[0] if groups else None)


_FATES: Mapping[Fate, str] = {
    Fate.NEEDS_DECISION: "Wartet auf Ihre Entscheidung",
    Fate.UPDATED: "Geändert",
    Fate.CREATED: "Neu",
    Fate.ARCHIVED: "Archiviert",
    Fate.MISSING: "Nicht mehr in der Arbeitsmappe",
}


def question_name(question: OpenQuestion) -> str:
    """A short name for everything one answer settles; another once the cell is read otherwise."""
    entry = question.entry if is_of_one_entry(question.heading, question.kind) else ""
    known_by = (
        question.heading,
        question.kind,
        compared(question.raw),
        question.current,
        entry,
        question.detail,
    )
    return hashlib.sha256(repr(known_by).encode()).hexdigest()[:16]


def _together(name: str, questions: list[Question]) -> AskedTogether:
    places = tuple(f"{each.sheet} {each.coordinate}" for each in questions)
    entries = tuple(dict.fromkeys(each.entry for each in questions if each.entry))
    return AskedTogether(name, questions[0], places, entries)


def _cell_group(values: Mapping[str, Any]) -> str:
    kind = values["kind"]
    return str(kind) if kind and IssueKind(kind) in NOTE_GROUPS else SPELLING
