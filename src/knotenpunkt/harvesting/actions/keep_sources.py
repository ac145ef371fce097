"""Adding a source of other people's entries, and letting go of one."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.models import Source
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What somebody says of a source: where it is, what it speaks, whose it is, and under which licence."""

    kind: SourceKind
    address: str
    title: str
    licence: str = ""
    is_nightly: bool = False


def keep_source(centre: Centre, facts: SourceFacts, *, actor: Actor, now: datetime) -> Source:
    """Add a source, or say anew what it is; its address tells whether it is there already."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    said = {
        "kind": facts.kind.value,
        "title": facts.title,
        "licence": facts.licence,
        "is_nightly": facts.is_nightly,
    }
    with transaction.atomic():
        source: Source = Source.objects.within(Scope.of(centre)).update_or_create(
            centre=centre,
            address=facts.address,
            defaults=said,
            create_defaults={**said, "added_at": now},
        )[0]
        audit.record(
            "harvesting.source.keep",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="harvesting.Source",
            subject_id=source.pk,
            changes={"address": facts.address, **said},
        )
        count_change(centre, now=now)
    return source


def let_go(source: Source, *, actor: Actor, now: datetime) -> None:
    """Visit a source no more and forget what came from it; the entries stay, as the centre's own."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=source.centre_id)
    with transaction.atomic():
        audit.record(
            "harvesting.source.let_go",
            actor=actor.identifier,
            now=now,
            centre_key=source.centre.key,
            subject_type="harvesting.Source",
            subject_id=source.pk,
            changes={"address": source.address},
        )
        count_change(source.centre, now=now)
        source.delete()
