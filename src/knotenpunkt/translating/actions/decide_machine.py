"""What a centre decides about machines: whether readers see their texts, and what they do at night."""

import uuid
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.translations import TARGET_LANGUAGES
from knotenpunkt.directory.models import CatalogueSettings, Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.domain.entries import is_for_machines
from knotenpunkt.translating.models import MachineWish
from knotenpunkt.translating.queries.machine_decision import MachineDecision, machine_decision


def decide_machine(centre: Centre, decision: MachineDecision, *, actor: Actor, now: datetime) -> None:
    """Decide anew; readers see or miss the machine's texts at once. What is the same as before is no change."""
    require(actor, Permission.SETTINGS_EDIT, centre=centre.pk)
    languages = [code for code in TARGET_LANGUAGES if code in decision.languages and is_for_machines(code)]
    with transaction.atomic():
        before = machine_decision(centre)
        after = MachineDecision(decision.is_shown, frozenset(languages))
        if after == before:
            return
        CatalogueSettings.objects.within(Scope.of(centre)).update_or_create(
            centre=centre, defaults={"shows_machine_translations": after.is_shown}
        )
        MachineWish.objects.within(Scope.of(centre)).update_or_create(
            centre=centre, defaults={"languages": languages}
        )
        audit.record(
            "translating.machine.decide",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="translating.MachineWish",
            subject_id=centre.pk,
            changes={"before": _plain(before), "after": _plain(after)},
        )
        if after.is_shown != before.is_shown:
            tell_changes(centre, _translated_by_machine(centre), now=now)


def _plain(decision: MachineDecision) -> dict[str, object]:
    return {"shown": decision.is_shown, "languages": sorted(decision.languages)}


def _translated_by_machine(centre: Centre) -> set[uuid.UUID]:
    rows = Translation.objects.within(Scope.of(centre)).filter(
        origin=Translation.Origin.MACHINE, released_at__isnull=True, service__isnull=False
    )
    return set(rows.order_by().values_list("service_id", flat=True))
