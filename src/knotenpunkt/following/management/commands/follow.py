"""`knotenpunkt follow https://…`: read the published profiles of another instance, from now on every night."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.following.actions.fetching import Caller
from knotenpunkt.following.actions.follow import follow, visit
from knotenpunkt.following.domain.problems import Disbelieved
from knotenpunkt.following.management.source_command import SourceCommand, normal_address
from knotenpunkt.following.models import Source
from knotenpunkt.following.queries.problem_sentences import problem_sentence
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.prepared_instance import Unusable


class Command(SourceCommand):
    """A source that is followed already is asked at once."""

    help = "Folgt einer anderen Instanz: ihre veröffentlichten Profile erscheinen in der Übersicht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADRESSE", help="etwa https://knotenpunkt.kreis-beispiel.de")
        parser.add_argument(
            "--centre",
            action="append",
            default=[],
            metavar="ZENTRUM",
            help="Kurzname eines Zentrums, für das die Quelle sprechen darf; ohne Angabe: alle, die sonst niemand hat",
        )
        parser.add_argument(
            "--accept-shrunk",
            action="store_true",
            help="annehmen, dass die Quelle viel weniger meldet als bisher",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        address = normal_address(options["address"])
        caller = Caller(may_stay_inside=settings.FOLLOW_INSIDE)
        source = Source.objects.filter(address=address).first()
        if source is not None:
            may_shrink = options["accept_shrunk"]
            self.tell(visit(source, caller=caller, actor=OPERATOR, now=timezone.now(), may_shrink=may_shrink))
            return
        keys = _keys(options["centre"])
        try:
            source = follow(address, keys, caller=caller, actor=OPERATOR, now=timezone.now())
        except Disbelieved as disbelieved:
            raise Unusable(
                f"Dieser Quelle wird nicht gefolgt. {problem_sentence(disbelieved.problem)}"
            ) from disbelieved
        self.tell(source)
        self.stdout.write("Bitte den Schlüssel mit dem Betreiber der Quelle vergleichen, etwa am Telefon.")


def _keys(slugs: list[str]) -> list[str]:
    known = dict(Centre.objects.filter(slug__in=slugs).values_list("slug", "key"))
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise Unusable(f"Ein Zentrum „{unknown[0]}“ gibt es nicht. Gemeint ist der Kurzname, etwa heinsberg.")
    return list(known.values())
