"""`knotenpunkt import-workbook FILE.xlsx --centre heinsberg`: what a workbook would change, and with --apply the change."""

from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.apply_import import apply_import
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.domain.mapping import ColumnMapping, MappingProblem, read_mapping
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.problems import WorkbookProblem
from knotenpunkt.importers.queries.import_preview import ImportPreview, ImportRequest, preview_import
from knotenpunkt.importers.report.as_json import report_as_json
from knotenpunkt.importers.report.document import ImportReport, import_report
from knotenpunkt.importers.report.files import check_writable, replaced_file
from knotenpunkt.importers.report.page import report_as_page
from knotenpunkt.importers.report.terminal import print_report
from knotenpunkt.regions.models import Centre

_ENDINGS = (".html", ".json")


class Command(ClerkCommand):
    """A dry run unless --apply is given; with it everything is written or nothing."""

    help = "Eine Arbeitsmappe einlesen: zeigt, was sich ändern würde und was zu klären ist; mit --apply wird übernommen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="DATEI.xlsx", help="die Arbeitsmappe")
        self.add_centre(parser)
        _add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path | None = options["report"]
        if target is not None:
            check_writable(target, endings=_ENDINGS)
        centre = wanted_centre(options["centre"])
        request = ImportRequest(
            path=options["file"],
            mapping=_mapping(options["mapping"]),
            sheets=tuple(options["sheet"] or ()),
            archive_missing=options["archive_missing"],
            accept_other_places=options["yes_other_places"],
        )
        console = Console(file=self.stdout._out, highlight=False)  # type: ignore[attr-defined]
        report = self._run(centre, request, apply=options["apply"], target=target)
        print_report(report, console)
        if target is not None:
            console.print(f"\nBericht: {target}")

    def _run(self, centre: Centre, request: ImportRequest, *, apply: bool, target: Path | None) -> ImportReport:
        """Preview, write, report; the report's file is complete before the database commits."""
        with ExitStack() as stack:
            if apply:
                stack.enter_context(import_lock(centre))
            preview = self._preview(centre, request)
            now = timezone.now()
            report = import_report(preview, applied=apply, at=timezone.localtime(now))
            draft = stack.enter_context(replaced_file(target)) if target is not None else None
            if apply:
                stack.enter_context(transaction.atomic())
                apply_import(preview, actor=OPERATOR, now=now)
            if draft is not None:
                text = report_as_json(report) if draft.suffix.lower() == ".json" else report_as_page(report)
                draft.write_text(text, encoding="utf-8")
            return report

    def _preview(self, centre: Centre, request: ImportRequest) -> ImportPreview:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Arbeitsmappe öffnen", total=None)

            def progress(what: str, done: int, total: int) -> None:
                if done % 50 == 0 or done == total:
                    bar.update(task, description=what, completed=done, total=total)

            return preview_import(centre, request, progress=progress)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--apply", action="store_true", help="die Änderungen speichern (ohne: Probelauf)")
    parser.add_argument(
        "--archive-missing", action="store_true", help="Einträge archivieren, die nicht mehr in der Arbeitsmappe stehen"
    )
    parser.add_argument("--mapping", type=Path, metavar="DATEI.json", help="eigene Spaltennamen zuordnen")
    parser.add_argument("--report", type=Path, metavar="BERICHT.html|.json", help="den Bericht als Datei schreiben")
    parser.add_argument("--sheet", action="append", metavar="BLATT", help="nur dieses Blatt lesen (mehrfach möglich)")
    parser.add_argument(
        "--yes-other-places", action="store_true", help="auch wenn die meisten Orte zu einem anderen Zentrum gehören"
    )


def _mapping(path: Path | None) -> ColumnMapping:
    if path is None:
        return ColumnMapping()
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"))
    except MappingProblem as problem:
        raise WorkbookProblem(f"Zuordnung „{path.name}“: {problem}.") from problem
    except UnicodeDecodeError as error:
        raise WorkbookProblem(f"Die Zuordnung „{path.name}“ ist keine Textdatei in UTF-8.") from error
    except OSError as error:
        raise WorkbookProblem(f"Die Zuordnung „{path}“ lässt sich nicht lesen ({error.strerror}).") from error
