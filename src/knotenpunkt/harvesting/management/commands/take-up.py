"""`knotenpunkt take-up heinsberg https://…`: what taking up another catalogue would change, with --apply the change."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.harvesting.actions.fetching import Caller
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.actions.visit import read_source, visit
from knotenpunkt.harvesting.domain.reports import report_of
from knotenpunkt.harvesting.domain.sources import Get, NotTakenUp, SourceKind, kind_of
from knotenpunkt.harvesting.management.report_lines import report_lines
from knotenpunkt.harvesting.models import Source
from knotenpunkt.harvesting.queries.plans import plan_for
from knotenpunkt.harvesting.queries.sentences import problem_sentence
from knotenpunkt.harvesting.queries.source_files import content_of
from knotenpunkt.importers.actions.import_lock import ImportBusy
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable
from knotenpunkt.shared.tenancy import Scope


class Command(InstanceCommand):
    """A dry run unless --apply is given; with it everything is written that can be, or nothing."""

    help = (
        "Zeigt, was die Übernahme eines fremden Verzeichnisses ändern würde; mit --apply wird es übernommen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("centre", metavar="ZENTRUM", help="Kurzname des Zentrums, etwa heinsberg")
        parser.add_argument("source", metavar="QUELLE", help="Adresse einer Schnittstelle, Datei oder Ordner")
        parser.add_argument(
            "--kind", choices=[kind.value for kind in SourceKind], help="in welcher Form; sonst erkannt"
        )
        parser.add_argument("--apply", action="store_true", help="übernehmen (ohne: Probelauf)")
        parser.add_argument("--subscribe", action="store_true", help="von nun an jede Nacht übernehmen")
        parser.add_argument(
            "--title", default="", metavar="NAME", help="wem das Verzeichnis gehört; so steht es öffentlich"
        )
        parser.add_argument(
            "--licence", default="", metavar="LIZENZ", help="unter welcher Lizenz, etwa „CC BY 4.0“"
        )
        parser.add_argument(
            "--accept-shrunk", action="store_true", help="annehmen, dass viel weniger kommt als bisher"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        centre = _centre(options["centre"])
        where = options["source"]
        is_web = urlsplit(where).scheme in {"http", "https"}
        _check(options, is_web=is_web)
        address = where if is_web else Path(where).name
        facts = SourceFacts(
            kind=SourceKind(options["kind"])
            if options["kind"]
            else kind_of(where, is_folder=Path(where).is_dir()),
            address=address,
            title=options["title"] or urlsplit(where).hostname or address,
            licence=options["licence"],
            is_nightly=options["subscribe"],
        )
        get: Get = (
            Caller(may_stay_inside=settings.FOLLOW_INSIDE).get
            if is_web
            else lambda _: content_of(Path(where))
        )
        known = Source.objects.within(Scope.of(centre)).filter(address=address).first()
        if options["apply"]:
            self._take_up(centre, facts, known, get, options)
        else:
            self._try(centre, facts, known, get, options)

    def _try(
        self, centre: Centre, facts: SourceFacts, known: Source | None, get: Get, options: dict[str, Any]
    ) -> None:
        try:
            incoming = read_source(centre, facts.kind, facts.address, get)
        except NotTakenUp as reason:
            raise Unusable(_refusal(reason.problem, reason.detail)) from reason
        self._tell(report_of(plan_for(centre, known, incoming, may_shrink=options["accept_shrunk"])))
        self.stdout.write("Probelauf: nichts wurde geändert. Mit --apply wird übernommen.")

    def _take_up(
        self, centre: Centre, facts: SourceFacts, known: Source | None, get: Get, options: dict[str, Any]
    ) -> None:
        now = timezone.now()
        says_anew = options["title"] or options["licence"] or options["subscribe"]
        source = known if known and not says_anew else keep_source(centre, facts, actor=OPERATOR, now=now)
        try:
            plan = visit(source, get, actor=OPERATOR, now=now, may_shrink=options["accept_shrunk"])
        except ImportBusy as busy:
            raise Unusable(str(busy)) from busy
        if plan is None:
            raise Unusable(_refusal(source.problem, source.problem_detail))
        self._tell(source.report)
        self.stdout.write("Übernommen." + (" Jede Nacht wieder." if source.is_nightly else ""))

    def _tell(self, report: dict[str, Any]) -> None:
        for line in report_lines(report):
            self.stdout.write(line)


def _centre(slug: str) -> Centre:
    try:
        return centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise Unusable(
            f"Ein Zentrum „{slug}“ gibt es nicht. Gemeint ist der Kurzname, etwa heinsberg."
        ) from unknown


def _check(options: dict[str, Any], *, is_web: bool) -> None:
    """What belongs together with a subscription. Raises Unusable."""
    if not options["subscribe"]:
        return
    if not is_web:
        raise Unusable(
            "Eine Datei lässt sich nicht abonnieren; --subscribe braucht eine Adresse mit https://."
        )
    if not options["licence"] or not options["apply"]:
        raise Unusable(
            "Zu --subscribe gehören --apply und --licence: Unter welcher Lizenz stehen die Daten, etwa „CC BY 4.0“?"
        )


def _refusal(problem: str, detail: str) -> str:
    told = f" ({detail})" if detail else ""
    return f"{problem_sentence(problem)}{told} Nichts wurde geändert."
