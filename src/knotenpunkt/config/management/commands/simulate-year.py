"""`knotenpunkt simulate-year --centre heinsberg --seed 1 --answering 0.7`: how fresh a catalogue stays over a year."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from knotenpunkt.config.simulation.ground import prepare_ground
from knotenpunkt.config.simulation.rates import Rates
from knotenpunkt.config.simulation.year import simulated
from knotenpunkt.regions.queries.centres import UnknownCentre, centre_by_slug
from knotenpunkt.shared.prepared_instance import InstanceCommand, Unusable

_MARK = "simulation"  # a file that lies in the data folder of an instance made for a simulation
_EXPLAINED = {
    "answering": "Anteil der Anbieter, die auf E-Mails antworten",
    "bouncing": "Anteil der Anbieter, deren E-Mails zurückkommen",
    "forgetting": "Anteil der E-Mails, auf die erst nach der Erinnerung geantwortet wird",
    "changing": "Anteil der Antworten, die etwas ändern",
    "ending": "Anteil der Antworten „gibt es nicht mehr“",
    "calls": "wie viele Anbieter das Zentrum an einem Arbeitstag anruft",
    "reached": "Anteil der Anrufe, die jemanden erreichen",
    "late": "Anteil der Nächte, in denen der nächtliche Lauf ausfällt",
    "doubled": "Anteil der Nächte, in denen er zweimal läuft",
    "killed": "Anteil der Nächte, in denen er mittendrin abbricht und neu beginnt",
}


class Command(InstanceCommand):
    """An instance of its own is made in a temporary folder and thrown away; the running one is not touched."""

    help = "Spielt ein Jahr durch: Anbieter antworten, ändern, schweigen. Gibt je Monat aus, wie frisch alles ist."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--centre", default="heinsberg", metavar="ZENTRUM", help="Kurzname des Zentrums")
        parser.add_argument(
            "--seed", type=int, default=1, help="Startwert des Zufalls; gleicher Wert, gleiches Jahr"
        )
        parser.add_argument("--nights", type=int, default=365, help="Anzahl der Nächte (Vorgabe: 365)")
        parser.add_argument(
            "--from",
            dest="first",
            type=date.fromisoformat,
            default=date(2027, 1, 1),
            metavar="TAG",
            help="erster Tag (Vorgabe: 2027-01-01)",
        )
        for rate in fields(Rates):
            kind = type(rate.default)
            parser.add_argument(f"--{rate.name}", type=kind, default=rate.default, help=_EXPLAINED[rate.name])

    def handle(self, *args: Any, **options: Any) -> None:
        if (settings.DATA_FOLDER / _MARK).exists():
            self.stdout.write(json.dumps(_year(options), indent=2))
            return
        with TemporaryDirectory(prefix="knotenpunkt-simulation-") as folder:
            self.stdout.write(_in_an_instance_of_its_own(Path(folder)), ending="")


def _year(options: dict[str, Any]) -> dict[str, Any]:
    try:
        centre = centre_by_slug(options["centre"])
    except UnknownCentre as unknown:
        raise Unusable(f"Ein Zentrum „{unknown}“ gibt es nicht.") from unknown
    prepare_ground(centre, options["first"])
    rates = Rates(**{rate.name: options[rate.name] for rate in fields(Rates)})
    return simulated(centre, options["first"], options["nights"], rates, options["seed"])


def _in_an_instance_of_its_own(folder: Path) -> str:
    """Make the demonstration in this folder, then run the same command line there; what it printed."""
    (folder / _MARK).touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KNOTENPUNKT_")}
    environment = {**kept, "KNOTENPUNKT_DATA": str(folder)}
    console = [sys.executable, "-m", "knotenpunkt.config.console"]
    _run([*console, "demo"], environment)
    return _run([*console, *sys.argv[1:]], environment)


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unusable(f"Die Simulation ist gescheitert. {done.stderr.strip()[-2000:]}")
    return done.stdout
