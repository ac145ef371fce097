"""Measuring the program on this machine; ratios within one run hold, absolute figures drift."""

import json
from typing import Any

from django.core.management.base import CommandParser

from knotenpunkt.config.bench.api import bench_api
from knotenpunkt.config.bench.overview import bench_overview
from knotenpunkt.config.bench.portal import bench_portal
from knotenpunkt.config.bench.search import bench_search
from knotenpunkt.config.bench.search_pages import result_pages
from knotenpunkt.config.bench.tables import print_api, print_overview, print_portal, print_search
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable, check_prepared
from knotenpunkt.shared.tenancy import Scope


class Command(InstanceCommand):
    """The portal is that of the instance; what is searched and looked over is invented, and needs no instance."""

    help = "Measures the portal of a centre, open data, the search or the overview: `knotenpunkt bench WHAT`."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "what",
            metavar="WHAT",
            choices=["portal", "api", "search", "overview"],
            help="portal, api, search or overview",
        )
        parser.add_argument("--rounds", type=int, default=3, help="alternating rounds (default: 3)")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        portal = parser.add_argument_group("portal, api")
        portal.add_argument(
            "--centre", default="heinsberg", help="short name of the centre (default: heinsberg)"
        )
        portal.add_argument("--seconds", type=float, default=1.5, help="seconds a target (default: 1.5)")
        search = parser.add_argument_group("search, api")
        search.add_argument("--offers", type=int, help="invented offers (default: 100000; api: 60000)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "search":
            self._measure_search(options)
        elif options["what"] == "overview":
            self._measure_overview(options)
        elif options["what"] == "api":
            check_prepared()
            self._measure_api(options)
        else:
            check_prepared()
            self._measure_portal(options)

    def _measure_api(self, options: dict[str, Any]) -> None:
        found = bench_api(
            _centre(options["centre"]).slug,
            offers=options["offers"] or 60_000,
            rounds=options["rounds"],
            seconds=options["seconds"],
        )
        if options["json"]:
            self._write(found.as_dict())
        else:
            print_api(found)

    def _measure_search(self, options: dict[str, Any]) -> None:
        found = bench_search(options["offers"] or 100_000, rounds=options["rounds"])
        if options["json"]:
            self._write(found.as_dict())
        else:
            print_search(found)

    def _measure_overview(self, options: dict[str, Any]) -> None:
        found = bench_overview(seconds=options["seconds"])
        if options["json"]:
            self._write(found.as_dict())
        else:
            print_overview(found)

    def _measure_portal(self, options: dict[str, Any]) -> None:
        centre = _centre(options["centre"])
        found = bench_portal(
            _paths(centre), result_pages(centre.slug), rounds=options["rounds"], seconds=options["seconds"]
        )
        if options["json"]:
            self._write(found.as_dict())
        else:
            print_portal(found)

    def _write(self, figures: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(figures, indent=2))


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
