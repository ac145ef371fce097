"""`knotenpunkt unfollow https://…`: no longer read another instance, and forget what it told."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.following.actions.follow import unfollow
from knotenpunkt.following.management.source_command import SourceCommand, normal_address
from knotenpunkt.following.models import Source
from knotenpunkt.shared.prepared_instance import Unusable


class Command(SourceCommand):
    """Ends following one source."""

    help = "Folgt einer Instanz nicht mehr; was sie gemeldet hat, wird gelöscht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADRESSE", help="etwa https://knotenpunkt.kreis-beispiel.de")

    def handle(self, *args: Any, **options: Any) -> None:
        address = normal_address(options["address"])
        source = Source.objects.filter(address=address).first()
        if source is None:
            raise Unusable(f"{address} wird nicht gefolgt. `knotenpunkt sources` zeigt, welchen Quellen.")
        unfollow(source, actor=OPERATOR, now=timezone.now())
        self.stdout.write(f"{address} wird nicht mehr gefolgt; ihre Profile sind gelöscht.")
