"""Looking through a whole catalogue for entries that may be the same: each night, and after an import."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Actor, Permission, require
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.alike_pairs import AlikePair, alike_organizations, alike_services
from knotenpunkt.upkeep.domain.likeness import Likeness
from knotenpunkt.upkeep.models import DuplicatePair
from knotenpunkt.upkeep.queries.catalogue_traits import traits_of_organizations, traits_of_services

MUCH_MORE_ALIKE = 0.15  # since somebody decided that two entries are different
_WAITING = (DuplicatePair.Verdict.OPEN, DuplicatePair.Verdict.LATER)

type Keys = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True, slots=True)
class FoundDuplicates:
    """What a look through the catalogue changed: pairs to be asked about, and pairs that are alike no more."""

    asked: int
    vanished: int


def find_duplicates(centre: Centre, *, actor: Actor, now: datetime) -> FoundDuplicates:
    """Refresh the pairs of a centre; what is archived is in none.

    Open pairs that are no longer alike vanish. Decided ones stay decided, unless the entries have become much more
    alike since; „later" is asked again on its day. Raises AccessRefused.
    """
    require(actor, Permission.DUPLICATES_DECIDE, centre=centre.pk)
    alike = _alike(centre)
    with transaction.atomic():
        known: dict[Keys, DuplicatePair] = {
            (pair.first, pair.second): pair
            for pair in DuplicatePair.objects.within(Scope.of(centre)).select_for_update()
        }
        gone = [pair.pk for keys, pair in known.items() if keys not in alike and pair.verdict in _WAITING]
        DuplicatePair.objects.within(Scope.of(centre)).filter(pk__in=gone).delete()
        asked = _add(centre, {keys: found for keys, found in alike.items() if keys not in known}, now)
        asked += _refresh(
            centre, {keys: (pair, alike[keys][1]) for keys, pair in known.items() if keys in alike}, now
        )
        found = FoundDuplicates(asked, len(gone))
        if asked or gone:
            _record(centre, found, actor, now)
    return found


def find_duplicates_of_all(now: datetime) -> str:
    """The nightly job: every centre in turn, each in a transaction of its own."""
    asked = sum(
        find_duplicates(centre, actor=OPERATOR, now=now).asked for centre in Centre.objects.order_by("pk")
    )
    return f"{asked} Paare neu zu prüfen"


def _alike(centre: Centre) -> dict[Keys, tuple[EntryKind, Likeness]]:
    stored = stored_catalogue(centre)
    services = traits_of_services(centre, _living(stored.services))
    organizations = traits_of_organizations(centre, _living(stored.organizations))
    return _by_keys(EntryKind.SERVICE, alike_services(services)) | _by_keys(
        EntryKind.ORGANIZATION, alike_organizations(organizations)
    )


def _living[Record: ServiceRecord | OrganizationRecord](
    records: Mapping[uuid.UUID, Record],
) -> dict[uuid.UUID, Record]:
    return {key: record for key, record in records.items() if record.status is not Status.ARCHIVED}


def _by_keys(kind: EntryKind, pairs: list[AlikePair]) -> dict[Keys, tuple[EntryKind, Likeness]]:
    return {(pair.first, pair.second): (kind, pair.likeness) for pair in pairs}


def _add(centre: Centre, found: Mapping[Keys, tuple[EntryKind, Likeness]], now: datetime) -> int:
    """Somebody else may look through the same catalogue: a pair that is there already is no error."""
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(
                centre=centre,
                kind=kind,
                first=first,
                second=second,
                likeness=likeness.value,
                evidence=evidence_of(likeness),
                found_at=now,
            )
            for (first, second), (kind, likeness) in found.items()
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
    return len(found)


def _refresh(centre: Centre, met: Mapping[Keys, tuple[DuplicatePair, Likeness]], now: datetime) -> int:
    """What is known of pairs that were found again; gives how many are asked again."""
    changed, asked = [], 0
    for pair, likeness in met.values():
        if _is_asked_again(pair, likeness, now):
            pair.verdict, pair.asked_again_on, pair.found_at = DuplicatePair.Verdict.OPEN, None, now
            pair.decided_at = pair.decided_by = None
            asked += 1
        if pair.verdict in _WAITING:
            pair.likeness, pair.evidence = likeness.value, evidence_of(likeness)
            changed.append(pair)
    DuplicatePair.objects.within(Scope.of(centre)).bulk_update(
        changed,
        ["likeness", "evidence", "verdict", "asked_again_on", "found_at", "decided_at", "decided_by"],
        batch_size=200,
    )
    return asked


def _is_asked_again(pair: DuplicatePair, likeness: Likeness, now: datetime) -> bool:
    if pair.verdict == DuplicatePair.Verdict.LATER:
        return pair.asked_again_on is not None and pair.asked_again_on <= timezone.localdate(now)
    if pair.verdict == DuplicatePair.Verdict.OPEN:
        return False
    return likeness.value >= pair.likeness + MUCH_MORE_ALIKE


def evidence_of(likeness: Likeness) -> dict[str, list[str]]:
    """The signs as they are kept."""
    return {"signs": [sign.value for sign in likeness.signs]}


def _record(centre: Centre, found: FoundDuplicates, actor: Actor, now: datetime) -> None:
    audit.record(
        "upkeep.duplicates.find",
        actor=actor.identifier,
        now=now,
        centre_key=centre.key,
        subject_type="upkeep.DuplicatePair",
        changes={"asked": found.asked, "vanished": found.vanished},
    )
