"""The import report in a terminal: the result in plain words, the questions, the changes."""

from collections import defaultdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.report.document import ImportReport, Question
from knotenpunkt.importers.report.summary import summary_sentences
from knotenpunkt.importers.report.wording import QUESTION_GROUPS, counted

_MOST_OF_A_GROUP = 8
_MOST_CHANGES = 20


def print_report(report: ImportReport, console: Console) -> None:
    """Print the report; long lists are cut and say so, for the page has them whole."""
    console.print()
    console.print(f"[bold]{escape(report.file)}[/bold] → {escape(report.centre)}")
    for line in summary_sentences(report):
        console.print(escape(line))
    _print_counts(report, console)
    _print_questions(report, console)
    _print_changes(report, console)
    if report.answered or report.assigned_columns:
        console.print("\nOhne gemerkte Antworten und Spalten liest --without-answers.")
    if report.counts[Fate.MISSING] and not report.applied:
        console.print("\nWas fehlt, archiviert --archive-missing.")
    if report.would_write:
        console.print("\n[bold]So wird es übernommen[/bold]")
        console.print(f"  {escape(report.command)}", soft_wrap=True)


def _print_counts(report: ImportReport, console: Console) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for what in ("neu", "geändert", "unverändert", "archiviert", "offen", "fehlt"):
        table.add_column(what, justify="right")
    fates = (Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED, Fate.ARCHIVED, Fate.NEEDS_DECISION, Fate.MISSING)
    for label, counts in (("Träger", report.organization_counts), ("Angebote", report.service_counts)):
        table.add_row(label, *(str(counts[fate]) for fate in fates))
    console.print()
    console.print(table)


def _print_questions(report: ImportReport, console: Console) -> None:
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in report.questions:
        groups[QUESTION_GROUPS.get(question.kind, "Bitte prüfen")].append(question)
    for title in sorted(groups, key=list(QUESTION_GROUPS.values()).index):
        questions = groups[title]
        console.print()
        console.print(f"[bold]{escape(title)}[/bold] ({len(questions)})")
        for question in questions[:_MOST_OF_A_GROUP]:
            console.print(
                f"  [cyan]{escape(question.sheet)} {question.coordinate}[/cyan] {escape(question.entry)}: "
                f"{escape(question.text)}"
            )
        if len(questions) > _MOST_OF_A_GROUP:
            console.print(
                f"  … und {len(questions) - _MOST_OF_A_GROUP} weitere (alle mit --report bericht.html)"
            )


def _print_changes(report: ImportReport, console: Console) -> None:
    changed = [*report.of_fate(Fate.UPDATED), *report.of_fate(Fate.ARCHIVED)]
    if not changed:
        return
    console.print()
    console.print(f"[bold]{counted(len(changed), 'Änderung', 'Änderungen')}[/bold]")
    for row in changed[:_MOST_CHANGES]:
        facts = "; ".join(f"{each.heading}: „{each.before}“ → „{each.after}“" for each in row.differences)
        console.print(f"  {row.what} Nr. {row.number or '–'} {escape(row.name)}: {escape(facts)}")
    if len(changed) > _MOST_CHANGES:
        console.print(f"  … und {len(changed) - _MOST_CHANGES} weitere")
