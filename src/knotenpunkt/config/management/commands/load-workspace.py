"""`knotenpunkt load-workspace`: many clerks at once, how long they wait, and whether an update was lost."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from knotenpunkt.config.bench.clerks import clerks_at_work, shared_note
from knotenpunkt.config.bench.workspace import bench_workspace, counted
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable


class Command(InstanceCommand):
    """Offers are really changed, so only a demonstration centre is measured; exit status 1 if an update was lost."""

    help = "Lässt viele Menschen zugleich an einem Demo-Zentrum arbeiten und misst, wie lange sie warten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--centre", default="heinsberg", metavar="ZENTRUM", help="Kurzname; vorgegeben: heinsberg"
        )
        parser.add_argument("--clerks", type=int, default=50, help="Menschen zugleich; vorgegeben: 50")
        parser.add_argument("--seconds", type=float, default=120, help="Dauer; vorgegeben: 120")
        parser.add_argument(
            "--pause",
            type=float,
            default=2,
            help="mittlere Pause zwischen zwei Schritten in Sekunden; vorgegeben: 2",
        )
        parser.add_argument("--workers", type=int, default=2, help="Prozesse des Servers; vorgegeben: 2")

    def handle(self, *args: Any, **options: Any) -> None:
        centre = _demonstration(options["centre"])
        before = counted(shared_note(centre))
        with clerks_at_work(centre, options["clerks"]) as work:
            result = bench_workspace(
                work, seconds=options["seconds"], pause=options["pause"], workers=options["workers"]
            )
        lost = result.counted - (counted(shared_note(centre)) - before)
        self.stdout.write(json.dumps(asdict(result) | {"lost_updates": lost}, indent=2))
        if lost or result.errors:
            raise SystemExit(1)


def _demonstration(slug: str) -> Centre:
    try:
        centre = centre_by_slug(slug)
    except UnknownCentre:
        raise Unusable(
            f"Ein Zentrum „{slug}“ gibt es nicht; gemeint ist der Kurzname, etwa heinsberg."
        ) from None
    if not centre.is_demonstration:
        raise Unusable(f"{centre.name} ist kein Demo-Zentrum; hier werden Angebote wirklich geändert.")
    return centre
