"""`knotenpunkt init`: an empty instance that is ready for its first workbook. Doing it again changes nothing."""

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.load_taxonomies import LoadedTaxonomies, load_taxonomies
from knotenpunkt.following.actions.instance_key import instance_key
from knotenpunkt.monitoring.actions.load_vocabulary import LoadedFigures, load_vocabulary
from knotenpunkt.regions.actions.load_regions import LoadedRegions, load_regions
from knotenpunkt.search.word_files import make_word_tables
from knotenpunkt.shared.prepared_instance import InstanceCommand, check_reachable


class Command(InstanceCommand):
    """Database, regions, centres, taxonomies, figures: whatever is missing is added, whatever is there stays."""

    help = "Instanz vorbereiten: Datenbank, Regionen, Zentren, Themen und Zahlen (kann beliebig oft laufen)"
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        check_reachable()
        self.stdout.write(_about_database(_migrate()))
        self.stdout.write(_about_regions(load_regions(actor=OPERATOR, now=timezone.now())))
        self.stdout.write(_about_taxonomies(load_taxonomies(actor=OPERATOR, now=timezone.now())))
        self.stdout.write(_about_figures(load_vocabulary(actor=OPERATOR, now=timezone.now())))
        make_word_tables()
        instance_key()
        self.stdout.write("Wörter: die Suche kennt die Wörter aller elf Sprachen.")


def _migrate() -> int:
    """Bring the tables up to date; how many steps that took."""
    executor = MigrationExecutor(connection)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if steps:
        call_command("migrate", verbosity=0, interactive=False)
    return steps


def _about_database(steps: int) -> str:
    if not steps:
        return "Datenbank: ist auf dem neuesten Stand."
    return f"Datenbank: {steps} Schritte ausgeführt, jetzt auf dem neuesten Stand."


def _about_regions(loaded: LoadedRegions) -> str:
    if not loaded.changed:
        return "Regionen: alles schon da, nichts geändert."
    return (
        f"Regionen: {loaded.administrative_districts} Regierungsbezirke, {loaded.districts} Kreise und kreisfreie "
        f"Städte, {loaded.municipalities} Gemeinden und {loaded.centres} Zentren angelegt oder berichtigt."
    )


def _about_taxonomies(loaded: LoadedTaxonomies) -> str:
    if not loaded.created and not loaded.changed:
        return f"Themen und Zielgruppen: alle {loaded.taxonomies} Verzeichnisse schon da, nichts geändert."
    return (
        f"Themen und Zielgruppen: {loaded.taxonomies} Verzeichnisse, {loaded.created} Begriffe angelegt, "
        f"{loaded.changed} berichtigt."
    )


def _about_figures(loaded: LoadedFigures) -> str:
    if not loaded.changed:
        return "Zahlen: alles schon da, nichts geändert."
    return f"Zahlen: Kennzahlen angelegt oder berichtigt: {loaded.indicators}, Werte hinzugefügt: {loaded.figures}."
