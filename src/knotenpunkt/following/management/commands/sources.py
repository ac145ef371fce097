"""`knotenpunkt sources`: which instances are followed, and how they stand."""

from typing import Any

from knotenpunkt.following.management.source_command import SourceCommand
from knotenpunkt.following.models import Source


class Command(SourceCommand):
    """Tells of every source."""

    help = "Zeigt, welchen Instanzen gefolgt wird und wie sie stehen."

    def handle(self, *args: Any, **options: Any) -> None:
        sources = list(Source.objects.all())
        for source in sources:
            self.tell(source)
        if not sources:
            self.stdout.write("Es wird keiner Instanz gefolgt. `knotenpunkt follow ADRESSE` beginnt damit.")
