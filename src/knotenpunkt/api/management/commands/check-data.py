"""`knotenpunkt check-data services.json`: check a file or an API against HSDS 3.1 and our criteria of quality."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.api.queries.validator_report import Chapter, chapters, criteria_shares, report_data
from knotenpunkt.api.queries.validator_sentences import refusal_sentence
from knotenpunkt.hsds.actions.asking import Conversation
from knotenpunkt.hsds.actions.read_address import read_address
from knotenpunkt.hsds.domain.checking import Report, check
from knotenpunkt.hsds.domain.documents import Documents, Unreadable
from knotenpunkt.hsds.domain.findings import Place, Unit
from knotenpunkt.hsds.domain.reading import read_file
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_UNITS = {Unit.RECORD: "Datensatz", Unit.ROW: "Zeile", Unit.LINE: "Zeile"}


class Command(InstanceCommand):
    """Ends with 1 where something breaks the standard, with 2 where nothing could be read. Needs no database."""

    requires_migrations_checks = False

    help = "Prüft eine Datei oder eine Schnittstelle gegen HSDS 3.1 und gegen die eigenen Maßstäbe."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "source", metavar="DATEI_ODER_ADRESSE", help="etwa angebote.zip oder https://…/hsds/v3/"
        )
        parser.add_argument("--json", action="store_true", help="den Bericht als JSON ausgeben")
        parser.add_argument(
            "--inside",
            action="store_true",
            help="auch Adressen im eigenen Netz und auf diesem Rechner fragen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            documents = _read(options["source"], may_be_inside=options["inside"])
            report = check(documents, vocabulary(), timezone.localdate())
        except Unreadable as unreadable:
            raise Unusable(refusal_sentence(unreadable)) from unreadable
        if options["json"]:
            self.stdout.write(json.dumps(report_data(report), ensure_ascii=False, indent=2))
        else:
            self._tell(report)
        if not report.is_valid:
            raise SystemExit(1)

    def _tell(self, report: Report) -> None:
        counts = ", ".join(f"{name} {number}" for name, number in report.records.items())
        self.stdout.write(f"Gelesen: {counts or 'nichts'}")
        if report.quality.services:
            self.stdout.write(f"Güte der Angebote: {report.quality.score} %")
            for name, share in criteria_shares(report):
                self.stdout.write(f"  {share:3} % {name}")
        for chapter in chapters(report):
            self._tell_chapter(chapter)
        if report.is_valid:
            self.stdout.write("Keine Fehler.")

    def _tell_chapter(self, chapter: Chapter) -> None:
        self.stdout.write(f"\n{chapter.title} ({chapter.count})")
        for _object, findings in chapter.objects:
            for said in findings:
                about = ".".join(filter(None, (said.finding.object, said.finding.field)))
                self.stdout.write(f"  {about or '–'}: {said.sentence} ({said.finding.count}×)")
                for place in said.finding.places:
                    self.stdout.write(f"      {_place(place)}")


def _read(source: str, *, may_be_inside: bool) -> Documents:
    if source.startswith(("https://", "http://")):
        return read_address(source, vocabulary(), Conversation(may_be_inside=may_be_inside))
    try:
        content = Path(source).read_bytes()
    except OSError as problem:
        raise Unusable(f"Die Datei „{source}“ lässt sich nicht lesen: {problem.strerror}.") from problem
    return read_file(Path(source).name, content, vocabulary())


def _place(place: Place) -> str:
    number = f"{_UNITS[place.unit]} {place.number}" if place.number else ""
    where = " ".join(filter(None, (place.file, number, place.path, place.record)))
    return f"{where}: „{place.value}“" if place.value else where
