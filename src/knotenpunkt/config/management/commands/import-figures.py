"""`knotenpunkt import-figures FILE`: figures about regions from a table, after showing what they would change."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.monitoring.actions.import_figures import (
    Delivered,
    FaultyFigures,
    import_figures,
    planned_import,
)
from knotenpunkt.monitoring.domain.figure_plan import FigurePlan, Told
from knotenpunkt.monitoring.domain.figure_report import ending, report_lines
from knotenpunkt.monitoring.domain.figure_tables import NotATable
from knotenpunkt.monitoring.domain.written_places import NotADate, day_in
from knotenpunkt.monitoring.figure_sources import delivered_figures
from knotenpunkt.monitoring.queries.known_regions import known_regions
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_UNUSABLE = 2
_ABOUT = {
    "title": "Titel der Tabelle; sonst der Name der Datei",
    "publisher": "wer die Zahlen veröffentlicht hat",
    "licence": "unter welcher Lizenz",
    "attribution": "was als Quelle neben den Zahlen stehen soll",
    "website": "wo die Zahlen zu finden sind",
    "note": "was man zu den Zahlen wissen muss",
}


class Command(InstanceCommand):
    """A dry run unless --apply is given; with it everything is written or nothing."""

    help = "Zeigt, welche Zahlen eine Tabelle bringt oder berichtigt; mit --apply werden sie übernommen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="DATEI", help="Tabelle als CSV oder Arbeitsmappe (.xlsx)"
        )
        parser.add_argument(
            "--indicator", default="", metavar="CODE", help="Kennzahl, wenn die Tabelle sie nicht nennt"
        )
        parser.add_argument(
            "--date", metavar="TAG", help="Stichtag, wenn die Tabelle ihn nicht nennt: 31.12.2022"
        )
        parser.add_argument("--apply", action="store_true", help="die Zahlen übernehmen (ohne: Probelauf)")
        parser.add_argument(
            "--leave-out-faulty", action="store_true", help="Zeilen, die nicht passen, auslassen"
        )
        for field, text in _ABOUT.items():
            parser.add_argument(f"--{field}", metavar="TEXT", help=text)

    def handle(self, *args: Any, **options: Any) -> None:
        leave_out: bool = options["leave_out_faulty"]
        is_written = options["apply"]
        delivered = _delivered(options)
        try:
            if options["apply"]:
                plan = import_figures(
                    delivered, leave_out_faulty=leave_out, actor=OPERATOR, now=timezone.now()
                )
            else:
                plan = planned_import(delivered)
        except FaultyFigures as faulty:
            plan, is_written = faulty.plan, False
        for line in report_lines(plan):
            self.stdout.write(line)
        self.stdout.write(ending(plan, applied=is_written, with_faults_left_out=leave_out))
        if _is_in_the_way(plan, leave_out=leave_out):
            sys.exit(_UNUSABLE)


def _is_in_the_way(plan: FigurePlan, *, leave_out: bool) -> bool:
    return bool(plan.faults) and not leave_out


def _delivered(options: dict[str, Any]) -> Delivered:
    """The figures of the file, read to the end; raises Unusable."""
    today = timezone.localdate()
    told = Told(options["indicator"], _day(options["date"], today))
    about = {field: options[field] for field in _ABOUT}
    try:
        return delivered_figures(options["file"], known_regions(today=today), told, about)
    except (NotATable, WorkbookProblem) as problem:
        raise Unusable(str(problem)) from problem


def _day(text: str | None, today: date) -> date | None:
    try:
        return day_in(text, today=today) if text else None
    except NotADate as error:
        raise Unusable(f"Der Stichtag stimmt nicht: {error}.") from error
