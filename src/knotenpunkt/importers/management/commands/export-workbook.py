"""`knotenpunkt export-workbook --centre heinsberg OUT.xlsx` (or a folder for two CSV tables): the catalogue given
back."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.export_catalogue import ExportedCatalogue, export_catalogue
from knotenpunkt.importers.files.csv_writing import write_tables
from knotenpunkt.importers.files.workbook_writing import write_workbook
from knotenpunkt.importers.management.clerk_command import ClerkCommand, wanted_centre
from knotenpunkt.importers.report.files import check_writable, replaced_file
from knotenpunkt.importers.report.wording import counted
from knotenpunkt.shared.files.problems import WorkbookProblem


class Command(ClerkCommand):
    """Every entry, whatever its state; a file that is there is replaced only when the new one is complete."""

    help = "Den ganzen Bestand eines Zentrums als Arbeitsmappe (.xlsx) oder als Ordner mit zwei CSV-Tabellen ausgeben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", metavar="ZIEL", help="AUSGABE.xlsx oder ein Ordner (Ordner/)")
        self.add_centre(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        target, as_tables = _target(options["target"])
        centre = wanted_centre(options["centre"])
        exported = export_catalogue(centre, actor=OPERATOR, now=timezone.now())
        if as_tables:
            _write_folder(target, exported)
        else:
            with replaced_file(target) as draft:
                write_workbook(draft, exported.organization_rows, exported.service_rows)
        self.stdout.write(
            f"{counted(exported.services, 'Angebot', 'Angebote')} und "
            f"{counted(exported.organizations, 'Träger', 'Träger')} ausgegeben: {target}"
        )


def _target(written: str) -> tuple[Path, bool]:
    """The target and whether it is a folder of tables; checked before anything is read."""
    path = Path(written)
    if path.suffix.lower() == ".xlsx" and not written.endswith("/"):
        check_writable(path, endings=(".xlsx",))
        return path, False
    if path.suffix and not path.is_dir() and not written.endswith("/"):
        raise WorkbookProblem(
            f"„{path.name}“: Bitte einen Namen mit .xlsx angeben oder einen Ordner (mit / am Ende)."
        )
    if path.exists() and not path.is_dir():
        raise WorkbookProblem(f"„{path}“ ist eine Datei, kein Ordner. Bitte einen anderen Namen wählen.")
    check_writable(path / "angebote.csv" if path.is_dir() else path, endings=())
    return path, True


def _write_folder(folder: Path, exported: ExportedCatalogue) -> None:
    """Write beside the folder first, then move both tables in."""
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.absolute().parent) as draft:
        write_tables(Path(draft), exported.organization_rows, exported.service_rows)
        folder.mkdir(exist_ok=True)
        for table in sorted(Path(draft).iterdir()):
            shutil.move(table, folder / table.name)
