"""`knotenpunkt generate-workbook OUT.xlsx --rows 20000`: an invented workbook to measure and to practise with."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from knotenpunkt.importers.files.generated_workbook import write_generated_workbook
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.report.files import check_writable, replaced_file
from knotenpunkt.importers.report.wording import counted
from knotenpunkt.shared.files.problems import WorkbookProblem


class Command(ClerkCommand):
    """The same rows, seed and centre give the same workbook."""

    help = "Eine erfundene Arbeitsmappe beliebiger Größe schreiben, unregelmäßig wie von Hand geführt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", type=Path, metavar="AUSGABE.xlsx")
        parser.add_argument("--rows", type=int, default=20_000, help="Angebote (voreingestellt: 20000)")
        parser.add_argument(
            "--seed", type=int, default=1, help="Ausgangszahl des Zufalls (voreingestellt: 1)"
        )
        parser.add_argument(
            "--centre", default="heinsberg", help="dessen Orte vorkommen (voreingestellt: heinsberg)"
        )
        parser.add_argument(
            "--gold", type=Path, metavar="SOLL.csv", help="dazu die sauberen Werte der Zellen schreiben"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        target, rows = options["target"], options["rows"]
        if not 1 <= rows <= 1_000_000:
            raise WorkbookProblem(f"{rows} Angebote gehen nicht; möglich sind 1 bis 1.000.000.")
        check_writable(target, endings=(".xlsx",))
        towns = wanted_centre(options["centre"]).municipalities.order_by("ags").values_list("name", flat=True)
        with replaced_file(target) as draft:
            write_generated_workbook(
                draft, rows=rows, seed=options["seed"], towns=towns, gold=options["gold"]
            )
        self.stdout.write(f"{counted(rows, 'Angebot', 'Angebote')} geschrieben: {target}")
