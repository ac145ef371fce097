"""`knotenpunkt load-outlines FILE`: real borders for the maps."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_outlines import OutlineSource, load_outlines
from knotenpunkt.regions.domain.outlines import OutlineProblem, found_outlines
from knotenpunkt.regions.models import District, Municipality
from knotenpunkt.regions.outline_files import features_of
from knotenpunkt.shared.prepared_instance import InstanceCommand

_UNUSABLE = 2
_NAMED_AT_MOST = 5


class Command(InstanceCommand):
    """Reads the borders and stores them; without municipalities in the instance there is nothing to draw."""

    help = "Umrisse der Gemeinden und Kreise laden (GeoJSON oder GeoPackage von VG250/VG5000)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="die Datei mit den Umrissen (.geojson oder .gpkg)")
        parser.add_argument(
            "--reference-date", type=date.fromisoformat, required=True, help="Gebietsstand, JJJJ-MM-TT"
        )
        parser.add_argument("--source-title", default="Verwaltungsgebiete (VG250/VG5000)")
        parser.add_argument("--publisher", default="Bundesamt für Kartographie und Geodäsie (BKG)")
        parser.add_argument("--licence", default="Datenlizenz Deutschland – Namensnennung – Version 2.0")
        parser.add_argument("--attribution", default="", help="Vorgabe: © GeoBasis-DE / BKG und das Jahr")
        parser.add_argument("--website", default="https://www.bkg.bund.de")

    def handle(self, *args: Any, **options: Any) -> None:
        day: date = options["reference_date"]
        source = OutlineSource(
            title=options["source_title"],
            publisher=options["publisher"],
            reference_on=day,
            licence=options["licence"],
            attribution=options["attribution"]
            or f"© GeoBasis-DE / BKG {day.year} (Daten verändert: vereinfacht)",
            website=options["website"],
        )
        try:
            found = found_outlines(
                features_of(options["file"]),
                list(Municipality.objects.values_list("ags", flat=True)),
                list(District.objects.values_list("ags", flat=True)),
            )
        except OutlineProblem as problem:
            self.stderr.write(str(problem))
            sys.exit(_UNUSABLE)
        count = load_outlines(found, source, actor=OPERATOR, now=timezone.now())
        what = "1 Umriss" if count == 1 else f"{count} Umrisse"
        self.stdout.write(f"{what} geladen. Die Karten sind neu gezeichnet.")
        if found.missing_municipalities:
            self.stdout.write(self._about_missing(found.missing_municipalities))

    def _about_missing(self, keys: tuple[str, ...]) -> str:
        named = list(
            Municipality.objects.filter(ags__in=keys[:_NAMED_AT_MOST])
            .order_by("ags")
            .values_list("name", flat=True)
        )
        more = len(keys) - len(named)
        names = ", ".join(named) + (f" und {more} weitere" if more else "")
        return f"Ohne Umriss: {names}. Deshalb bleiben die Karten vorerst schematisch."
