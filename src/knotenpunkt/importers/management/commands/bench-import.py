"""`knotenpunkt bench-import`: how fast a generated workbook is imported, and how much memory that takes."""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.import_workbook import import_workbook
from knotenpunkt.importers.files.generated_workbook import write_generated_workbook
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.queries.import_preview import ImportRequest
from knotenpunkt.regions.models import Centre

_KILOBYTES = 1024 if sys.platform.startswith("linux") else 1  # Linux counts in kB, macOS in bytes


class Command(ClerkCommand):
    """Everything is written as in a real import and then taken back; wanted are 500 rows a second and under 400 MB."""

    help = "Misst den Import einer erfundenen Arbeitsmappe: Zeilen je Sekunde und größter Speicherbedarf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rows", type=int, default=20_000, help="Angebote (voreingestellt: 20000)")
        parser.add_argument(
            "--seed", type=int, default=1, help="Ausgangszahl des Zufalls (voreingestellt: 1)"
        )
        parser.add_argument(
            "--centre", default="heinsberg", help="in welches Zentrum (voreingestellt: heinsberg)"
        )
        parser.add_argument("--json", action="store_true", help="die Zahlen als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        figures = _measure(wanted_centre(options["centre"]), options["rows"], options["seed"])
        if options["json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        self.stdout.write(
            f"{figures['rows']} Zeilen in {figures['seconds']:.1f} s: {figures['rows_per_second']:.0f} Zeilen "
            f"je Sekunde (gewünscht 500), höchstens {figures['peak_megabytes']:.0f} MB (gewünscht unter 400)."
        )


def _measure(centre: Centre, rows: int, seed: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.xlsx"
        towns = list(centre.municipalities.order_by("ags").values_list("name", flat=True))
        write_generated_workbook(path, rows=rows, seed=seed, towns=towns)
        begun, worked = time.perf_counter(), time.process_time()
        with transaction.atomic():
            report = import_workbook(
                centre, ImportRequest(path), actor=OPERATOR, now=timezone.now(), apply=True
            )
            transaction.set_rollback(True)
        seconds, work = time.perf_counter() - begun, time.process_time() - worked
    imported = sum(sheet.rows for sheet in report.sheets)
    return {
        "rows": imported,
        "seconds": round(seconds, 2),
        "processor_seconds": round(work, 2),
        "rows_per_second": round(imported / seconds, 1),
        "peak_megabytes": round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES / 1_000_000, 1
        ),
        "questions": len(report.questions),
    }
