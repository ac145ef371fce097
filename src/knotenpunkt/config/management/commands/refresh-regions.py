"""`knotenpunkt refresh-regions FILE.xlsx`: newer figures of the municipalities from the official directory."""

import sys
import warnings
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import openpyxl
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.refresh_regions import (
    OlderFigures,
    PlannedRefresh,
    planned_refresh,
    refresh_regions,
)
from knotenpunkt.regions.domain.gv_isys import (
    MunicipalityDirectory,
    NotTheDirectory,
    read_directory,
)
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.workbook_file import opened_workbook
from knotenpunkt.shared.prepared_instance import InstanceCommand

_UNUSABLE = 2
_SHOWN_AT_MOST = 20


class Command(InstanceCommand):
    """Shows what a newer Gemeindeverzeichnis changes; writes it only when asked to."""

    help = "Einwohnerzahlen und Flächen aus dem Gemeindeverzeichnis (GV-ISys) von Destatis übernehmen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="die Arbeitsmappe AuszugGV…QAktuell.xlsx")
        parser.add_argument(
            "--apply", action="store_true", help="die Änderungen übernehmen, nicht nur zeigen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            directory = _directory(options["file"])
            if options["apply"]:
                plan = refresh_regions(directory, actor=OPERATOR, now=timezone.now())
            else:
                plan = planned_refresh(directory)
        except (WorkbookProblem, NotTheDirectory, OlderFigures) as problem:
            self.stderr.write(str(problem))
            sys.exit(_UNUSABLE)
        for line in _report(plan):
            self.stdout.write(line)
        self.stdout.write(_ending(plan, applied=options["apply"]))


def _directory(path: Path) -> MunicipalityDirectory:
    with opened_workbook(path) as file:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # about styles, which nobody needs here
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            return read_directory(sheet.iter_rows(values_only=True) for sheet in workbook.worksheets)
        finally:
            workbook.close()


def _report(plan: PlannedRefresh) -> list[str]:
    directory, changes = plan.directory, plan.changes
    dates = (
        f"Gebietsstand {directory.territories_on:%d.%m.%Y}, Bevölkerung am {directory.population_on:%d.%m.%Y}"
    )
    lines = [directory.title, f"{len(directory.municipalities)} Gemeinden, {dates}."]
    for change in changes.changed[:_SHOWN_AT_MOST]:
        before, after = change.before, change.after
        renamed = f" (bisher {before.name})" if before.name != after.name else ""
        difference = after.population - before.population
        lines.append(
            f"  {after.ags} {after.name}{renamed}: {_number(before.population)} → {_number(after.population)} "
            f"Einwohner ({difference:+d}), {_area(before.area)} → {_area(after.area)} km²"
        )
    if len(changes.changed) > _SHOWN_AT_MOST:
        lines.append(f"  … und {len(changes.changed) - _SHOWN_AT_MOST} weitere Gemeinden")
    lines += [
        f"  Neu im Verzeichnis: {municipality.ags} {municipality.name}. Noch gehört sie zu keinem Zentrum."
        for municipality in changes.new
    ]
    lines += [
        f"  Nicht mehr im Verzeichnis: {municipality.ags} {municipality.name}. Sie bleibt im Bestand."
        for municipality in changes.missing
    ]
    return lines


def _ending(plan: PlannedRefresh, *, applied: bool) -> str:
    if not plan.changes_anything:
        return "Alles ist schon auf diesem Stand. Nichts wurde geändert."
    count = len(plan.changes.changed)
    what = f"{count} Gemeinde" if count == 1 else f"{count} Gemeinden"
    if applied:
        return f"Übernommen: {what} und die Stichtage."
    return f"Das würde {what} und die Stichtage ändern. Mit --apply wird es übernommen."


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _area(value: object) -> str:
    return str(value).replace(".", ",")
