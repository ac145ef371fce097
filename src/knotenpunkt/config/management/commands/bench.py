"""Measuring the program on this machine; ratios within one run hold, absolute figures drift."""

import json
from typing import Any

from django.core.management.base import CommandParser
from rich.console import Console
from rich.table import Table

from knotenpunkt.config.bench.portal import PortalResult, bench_portal
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable
from knotenpunkt.shared.tenancy import Scope


class Command(InstanceCommand):
    help = "Measures the public portal of a centre: `knotenpunkt bench portal`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["portal"])
        parser.add_argument(
            "--centre", default="heinsberg", help="short name of the centre (default: heinsberg)"
        )
        parser.add_argument("--rounds", type=int, default=3, help="alternating rounds (default: 3)")
        parser.add_argument(
            "--seconds", type=float, default=1.5, help="seconds a target and round (default: 1.5)"
        )
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        result = bench_portal(
            _paths(_centre(options["centre"])), rounds=options["rounds"], seconds=options["seconds"]
        )
        if options["json"]:
            self.stdout.write(json.dumps(result.as_dict(), indent=2))
        else:
            _print(result)


def _centre(slug: str) -> Centre:
    try:
        return centre_by_slug(slug)
    except UnknownCentre as unknown:
        raise Unusable(
            f"Ein Zentrum „{slug}“ gibt es nicht; gemeint ist der Kurzname, etwa heinsberg."
        ) from unknown


def _paths(centre: Centre) -> dict[str, str]:
    service = Service.objects.within(Scope.of(centre)).filter(status="published").order_by("pk").first()
    if service is None:
        raise Unusable(f"{centre.name} hat noch keine Angebote; `knotenpunkt demo` legt Beispiele an.")
    root = f"/de/{centre.slug}/"
    return {
        "start": root,
        "list": f"{root}angebote/",
        "filtered list": f"{root}angebote/?thema=german-language",
        "detail": f"{root}angebote/{service.slug}/",
    }


def _print(result: PortalResult) -> None:
    table = Table(title="Portal: one worker, one load generator, one machine")
    for heading in ("target", "requests/s", "p50 ms", "p99 ms", "bytes"):
        table.add_column(heading, justify="left" if heading == "target" else "right")
    for name, load in result.loads.items():
        table.add_row(name, f"{load.rate:.0f}", f"{load.p50:.1f}", f"{load.p99:.1f}", str(load.answer_bytes))
    console = Console()
    console.print(table)
    console.print(f"list anew : bare template = {result.list_anew_to_bare:.2f} (wanted: 0.60 or more)")
    console.print(f"list kept : static file   = {result.list_kept_to_static:.2f} (wanted: 0.50 or more)")
    console.print(f"memory of a worker        = {result.worker_megabytes:.0f} MB (wanted: under 150)")
    console.print(f"cold start                = {result.cold_start_seconds:.2f} s (wanted: under 1.5)")
