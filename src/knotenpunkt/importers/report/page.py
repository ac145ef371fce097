"""The import report as one self-contained page: to read, to fold and unfold, to print, to pass on. It needs no
script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.report.document import ImportReport, Question, ReadCell, RowReport
from knotenpunkt.importers.report.summary import summary_sentences
from knotenpunkt.importers.report.wording import NOTE_GROUPS, QUESTION_GROUPS, counted

MOST_IN_A_LIST = 400
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, at every cell where it arises in the same words; `entries` are the rows' names."""

    text: str
    raw: str
    places: tuple[str, ...]
    more_places: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Became:
    """One way in which cells were made uniform, at every cell where it was."""

    raw: str
    became: str
    places: tuple[str, ...]
    more_places: int
    text: str


@dataclass(frozen=True, slots=True)
class Group[Item]:
    """Items of one kind; `more` of them are not listed here."""

    anchor: str
    title: str
    count: str
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the summary; `name` chooses its colour."""

    name: str
    value: str
    label: str


def report_as_page(report: ImportReport) -> str:
    """The whole page as HTML text."""
    return render_to_string(
        "importers/import_report.html",
        {
            "report": report,
            "style": _style(),
            "lead": summary_sentences(report),
            "figures": _figures(report),
            "shares": _shares(report),
            "question_groups": _question_groups(report.questions),
            "question_count": len(report.questions),
            "changed": _listed("geaendert", "Geändert", report.of_fate(Fate.UPDATED)),
            "waiting": _listed("wartet", "Wartet auf Ihre Entscheidung", report.of_fate(Fate.NEEDS_DECISION)),
            "archived": _listed("archiviert", "Archiviert", report.of_fate(Fate.ARCHIVED)),
            "missing": _listed("fehlt", "Nicht mehr in der Arbeitsmappe", report.of_fate(Fate.MISSING)),
            "created": _created(report),
            "note_groups": _note_groups(report.cells),
            "note_count": counted(len(report.cells), "Zelle", "Zellen"),
        },
    )


def _style() -> SafeString:
    css = files("knotenpunkt.importers.report").joinpath("page.css").read_text(encoding="utf-8")
    return mark_safe(css)  # noqa: S308  # our own file, no input in it


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _figures(report: ImportReport) -> list[Figure]:
    labels = (
        (Fate.CREATED, "created", "neu"),
        (Fate.UPDATED, "updated", "geändert"),
        (Fate.UNCHANGED, "unchanged", "unverändert"),
        (Fate.ARCHIVED, "archived", "archiviert"),
        (Fate.NEEDS_DECISION, "open", "warten auf Sie"),
    )
    return [Figure(name, _number(report.counts[fate]), label) for fate, name, label in labels]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of all filled cells: where its bar begins and how long it is, in hundredths of the whole."""

    name: str
    start: str
    width: str
    label: str


def _shares(report: ImportReport) -> list[Share]:
    """All filled cells: as they should be, made uniform, asked about."""
    asked = {(question.sheet, question.coordinate) for question in report.questions}
    uniform = {(cell.sheet, cell.coordinate) for cell in report.cells} - asked
    filled = max(sum(sheet.filled for sheet in report.sheets), len(asked) + len(uniform), 1)
    parts = (
        ("fine", filled - len(asked) - len(uniform), "waren schon in Ordnung"),
        ("uniform", len(uniform), "wurden vereinheitlicht"),
        ("asked", len(asked), "sind eine Frage an Sie"),
    )
    shares, start = [], 0.0
    for name, cells, label in parts:
        width = 100 * cells / filled
        shares.append(
            Share(name, f"{start:.2f}", f"{width:.2f}", f"{counted(cells, 'Zelle', 'Zellen')} {label}")
        )
        start += width
    return shares


def _question_groups(questions: Iterable[Question]) -> list[Group[Asked]]:
    by_kind: dict[IssueKind, dict[tuple[str, str], list[Question]]] = {}
    for question in questions:
        by_kind.setdefault(question.kind, {}).setdefault((question.text, question.raw), []).append(question)
    order = list(QUESTION_GROUPS)
    groups = []
    for kind in sorted(by_kind, key=lambda kind: order.index(kind) if kind in order else len(order)):
        same = by_kind[kind]
        items = tuple(_asked(each) for each in islice(same.values(), MOST_IN_A_LIST))
        count = counted(sum(map(len, same.values())), "Frage", "Fragen")
        title = QUESTION_GROUPS.get(kind, "Bitte prüfen")
        groups.append(Group(f"frage-{kind.value}", title, count, items, max(0, len(same) - MOST_IN_A_LIST)))
    return groups


def _asked(questions: list[Question]) -> Asked:
    first = questions[0]
    places = tuple(f"{each.sheet} {each.coordinate}" for each in questions[:_MOST_PLACES])
    entries = tuple(dict.fromkeys(each.entry for each in questions[:_MOST_PLACES] if each.entry))
    return Asked(first.text, first.raw, places, max(0, len(questions) - _MOST_PLACES), entries)


def _note_groups(cells: Iterable[ReadCell]) -> list[Group[Became]]:
    by_kind: dict[IssueKind | None, dict[tuple[str, str], list[ReadCell]]] = {}
    for cell in cells:
        kind = cell.kind if cell.kind in NOTE_GROUPS else None
        by_kind.setdefault(kind, {}).setdefault((cell.raw, cell.became), []).append(cell)
    groups = []
    for kind, title in NOTE_GROUPS.items():
        same = by_kind.get(kind, {})
        if same:
            often_first = sorted(same.values(), key=len, reverse=True)
            count = counted(sum(map(len, often_first)), "Zelle", "Zellen")
            items = tuple(_became(each) for each in often_first[:MOST_IN_A_LIST])
            more = max(0, len(often_first) - MOST_IN_A_LIST)
            groups.append(
                Group(f"gelesen-{kind.value if kind else 'schreibweise'}", title, count, items, more)
            )
    return groups


def _became(cells: list[ReadCell]) -> Became:
    first = cells[0]
    places = tuple(f"{each.sheet} {each.coordinate}" for each in cells[:_MOST_PLACES])
    return Became(first.raw, first.became, places, max(0, len(cells) - _MOST_PLACES), first.text)


def _listed(anchor: str, title: str, rows: tuple[RowReport, ...]) -> Group[RowReport]:
    count = counted(len(rows), "Eintrag", "Einträge")
    return Group(anchor, title, count, rows[:MOST_IN_A_LIST], max(0, len(rows) - MOST_IN_A_LIST))


def _created(report: ImportReport) -> list[Group[RowReport]]:
    titles: Mapping[str, str] = {"Angebot": "Neue Angebote", "Träger": "Neue Träger"}
    rows = report.of_fate(Fate.CREATED)
    groups = []
    for what, title in titles.items():
        own = tuple(row for row in rows if row.what == what)
        if own:
            groups.append(_listed(f"neu-{what.lower()}", title, own))
    return groups
