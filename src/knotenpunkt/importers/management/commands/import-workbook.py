"""`knotenpunkt import-workbook FILE.xlsx --centre heinsberg`: what a workbook would change, and with --apply the
change."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBar

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.import_workbook import import_workbook
from knotenpunkt.importers.domain.answers import NO_ANSWERS
from knotenpunkt.importers.domain.mapping import NO_MAPPING, ColumnMapping, MappingProblem, read_mapping
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.queries.column_meanings import mapping_for
from knotenpunkt.importers.queries.import_preview import ImportRequest
from knotenpunkt.importers.queries.remembered_answers import answers_of
from knotenpunkt.importers.reading import Progress
from knotenpunkt.importers.report.files import check_writable
from knotenpunkt.importers.report.terminal import print_report
from knotenpunkt.shared.files.problems import WorkbookProblem

_ENDINGS = (".html", ".json")


class Command(ClerkCommand):
    """A dry run unless --apply is given; with it everything is written or nothing."""

    help = "Zeigt, was eine Arbeitsmappe ändern würde und was zu klären ist; mit --apply wird sie übernommen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="DATEI.xlsx", help="die Arbeitsmappe")
        self.add_centre(parser)
        _add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path | None = options["report"]
        if target is not None:
            check_writable(target, endings=_ENDINGS)
        centre = wanted_centre(options["centre"])
        mapping, remembers = _mapping(options["mapping"]), not options["without_answers"]
        request = ImportRequest(
            path=options["file"],
            mapping=mapping.over(mapping_for(centre)) if remembers else mapping,
            answers=answers_of(centre) if remembers else NO_ANSWERS,
            sheets=tuple(options["sheet"] or ()),
            archive_missing=options["archive_missing"],
            accept_other_places=options["yes_other_places"],
        )
        console = Console(file=cast(IO[str], self.stdout), highlight=False)
        with _progress_bar() as progress:
            report = import_workbook(
                centre,
                request,
                actor=OPERATOR,
                now=timezone.now(),
                apply=options["apply"],
                target=target,
                progress=progress,
            )
        print_report(report, console)
        if target is not None:
            console.print(f"\nBericht: {target}")


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """What is being done and how far it is, on the terminal's error channel; nothing where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with ProgressBar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Arbeitsmappe öffnen", total=None)

        def progress(what: str, done: int, total: int) -> None:
            if done % 50 == 0 or done == total:
                bar.update(task, description=what, completed=done, total=total)

        yield progress


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--apply", action="store_true", help="die Änderungen speichern (ohne: Probelauf)")
    parser.add_argument(
        "--archive-missing",
        action="store_true",
        help="Einträge archivieren, die nicht mehr in der Arbeitsmappe stehen",
    )
    parser.add_argument("--mapping", type=Path, metavar="DATEI.json", help="eigene Spaltennamen zuordnen")
    parser.add_argument(
        "--report", type=Path, metavar="BERICHT.html|.json", help="den Bericht als Datei schreiben"
    )
    parser.add_argument(
        "--sheet", action="append", metavar="BLATT", help="nur dieses Blatt lesen (mehrfach möglich)"
    )
    parser.add_argument(
        "--without-answers",
        action="store_true",
        help="ohne die Antworten und Spalten lesen, die im Browser gemerkt wurden",
    )
    parser.add_argument(
        "--yes-other-places",
        action="store_true",
        help="auch wenn die meisten Orte zu einem anderen Zentrum gehören",
    )


def _mapping(path: Path | None) -> ColumnMapping:
    if path is None:
        return NO_MAPPING
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"))
    except MappingProblem as problem:
        raise WorkbookProblem(f"Zuordnung „{path.name}“: {problem}.") from problem
    except UnicodeDecodeError as error:
        raise WorkbookProblem(f"Die Zuordnung „{path.name}“ ist keine Textdatei in UTF-8.") from error
    except OSError as error:
        raise WorkbookProblem(f"Die Zuordnung „{path}“ lässt sich nicht lesen ({error.strerror}).") from error
