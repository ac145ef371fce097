"""`knotenpunkt demo`: the demo centre out of its workbook. Doing it again changes nothing."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from knotenpunkt import importers
from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.actions.demonstration import (
    TEAM,
    NoDemonstration,
    demonstration_accounts,
    make_demonstration_accounts,
    make_state_demonstration_account,
    state_demonstration_account,
)
from knotenpunkt.accounts.actions.invitations import Place
from knotenpunkt.directory.domain.verification import USUAL_RHYTHM, Patience
from knotenpunkt.directory.models import CatalogueSettings, Organization
from knotenpunkt.importers.actions.apply_import import apply_import
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.management.clerk_command import ClerkCommand
from knotenpunkt.importers.queries.import_preview import ImportRequest, preview_import
from knotenpunkt.planning.actions.fill_in_facts import FACTS, fill_in_facts
from knotenpunkt.regions.actions.mark_demonstration import mark_demonstration
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.centres import centre_by_slug
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide_freshness import FreshnessDecision, decide_freshness
from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates

# Nobody answers for a demonstration: it keeps its offers for a year of silence.
PATIENCE = Patience(hiding=365)
WORKBOOK = Path(importers.__file__).parent / "data" / "demo" / "angebote_kreis_heinsberg.xlsx"


class Command(ClerkCommand):
    """Prepares the instance if need be and imports the workbook that comes with the program."""

    help = "Demo-Zentrum Kreis Heinsberg aus seiner Arbeitsmappe anlegen (kann beliebig oft laufen)"
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("init", stdout=self.stdout)
        centre = centre_by_slug("heinsberg")
        now = timezone.now()
        with import_lock(centre), transaction.atomic():
            preview = preview_import(centre, ImportRequest(WORKBOOK))
            apply_import(preview, actor=OPERATOR, now=now)
            mark_demonstration(centre, actor=OPERATOR, now=now)
            make_demonstration_accounts(centre, TEAM | _outside(centre), actor=OPERATOR, now=now)
            _ask_providers(centre, now)
            fill_in_facts(centre, FACTS / "heinsberg.json", actor=OPERATOR, now=now)
        find_duplicates(centre, actor=OPERATOR, now=now)
        call_command("make-examples", stdout=self.stdout)
        counts = preview.plan.counts()
        self.stdout.write(
            f"Demo-Zentrum {centre.territory}: {counts[Fate.CREATED]} Einträge angelegt, "
            f"{counts[Fate.UNCHANGED]} unverändert. Die Angaben sind Beispiele und oft alt."
        )
        with suppress(NoDemonstration):
            make_state_demonstration_account(actor=OPERATOR, now=now)
        accounts = [*demonstration_accounts(centre), state_demonstration_account()]
        for account in filter(None, accounts):
            self.stdout.write(f"Anmelden: {account.email} · {account.password}")


def _outside(centre: Centre) -> dict[str, Place]:
    """Who works with the centre from outside: the provider of the most public offers, the first municipality."""
    scope = Scope.of(centre)
    offers = Count("services", filter=Q(services__status="published"))
    provider = Organization.objects.within(scope).annotate(offers=offers).order_by("-offers", "name")[0]
    municipality = centre.municipalities.order_by("pk")[0]
    return {
        "verein": Place(Role.PROVIDER_EDITOR, organization=provider.pk),
        "gemeinde": Place(Role.MUNICIPAL_OFFICER, municipality=municipality.pk),
    }


def _ask_providers(centre: Centre, now: datetime) -> None:
    """Switch the questions on once; letters of a demonstration stay on its mailbox page. What was decided stays."""
    if not CatalogueSettings.objects.within(Scope.of(centre)).exists():
        decide_freshness(centre, FreshnessDecision(True, USUAL_RHYTHM, PATIENCE), actor=OPERATOR, now=now)
