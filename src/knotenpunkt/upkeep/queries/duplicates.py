"""Pairs of entries that may be the same: which wait, and the two entries of each."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.completeness import completeness
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind, Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import DuplicatePair

_Verdict = DuplicatePair.Verdict
DECIDABLE = frozenset((_Verdict.OPEN, _Verdict.LATER))


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two entries: its record, the revision that was read, and when somebody last confirmed it."""

    key: uuid.UUID
    record: ServiceRecord | OrganizationRecord
    revision: int
    confirmed_on: date | None

    @property
    def name(self) -> str:
        """Its name, as people know it."""
        return self.record.title if isinstance(self.record, ServiceRecord) else self.record.name


@dataclass(frozen=True, slots=True)
class Twins:
    """A pair with both its entries."""

    pair: DuplicatePair
    first: Twin
    second: Twin


def open_pairs(centre: Centre) -> TenantQuerySet[DuplicatePair]:
    """The pairs on which nobody has decided, the most alike first."""
    pairs = DuplicatePair.objects.within(Scope.of(centre)).filter(verdict=_Verdict.OPEN)
    return pairs.order_by("kind", "-likeness", "first", "second")


def postponed_number(centre: Centre) -> int:
    """How many pairs are asked about later."""
    return DuplicatePair.objects.within(Scope.of(centre)).filter(verdict=_Verdict.LATER).count()


def pair_by_key(centre: Centre, key: uuid.UUID) -> DuplicatePair:
    """One pair of the centre, or a page that does not exist."""
    pairs = DuplicatePair.objects.within(Scope.of(centre)).select_related("decided_by", "centre")
    found: DuplicatePair = get_object_or_404(pairs, pk=key)
    return found


def twins_of(centre: Centre, pairs: Collection[DuplicatePair]) -> list[Twins]:
    """The pairs with their entries, in a constant number of SQL statements; one whose entry is gone is left out."""
    known = _entries(centre, {key for pair in pairs for key in (pair.first, pair.second)})
    return [
        Twins(pair, known[pair.first], known[pair.second])
        for pair in pairs
        if pair.first in known and pair.second in known
    ]


def proposed_to_keep(twins: Twins) -> Twin:
    """The published before the draft, then the one confirmed later, then the one that says more, then the older."""
    return max(twins.first, twins.second, key=_worth)


def _worth(twin: Twin) -> tuple[bool, date, int]:
    return (twin.record.status is Status.PUBLISHED, twin.confirmed_on or date.min, _fullness(twin.record))


def _fullness(record: ServiceRecord | OrganizationRecord) -> int:
    if isinstance(record, ServiceRecord):
        return completeness(record)
    return sum(
        map(
            bool,
            (record.kind, record.seat != type(record.seat)(), record.phones, record.email, record.website),
        )
    )


def _entries(centre: Centre, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, Twin]:
    """Revisions are read first: a record that is newer than its revision is refused when it is written."""
    scope = Scope.of(centre)
    services = Service.objects.within(scope).filter(pk__in=keys).order_by()
    read = {
        key: (revision, confirmed_on)
        for key, revision, confirmed_on in services.annotate(
            last=Max("confirmations__confirmed_on")
        ).values_list("pk", "revision", "last")
    }
    organizations = Organization.objects.within(scope).filter(pk__in=keys).order_by()
    read |= {key: (revision, None) for key, revision in organizations.values_list("pk", "revision")}
    stored = stored_entries(centre, services=keys, organizations=keys)
    records: dict[uuid.UUID, ServiceRecord | OrganizationRecord] = {**stored.services, **stored.organizations}
    return {key: Twin(key, record, *read[key]) for key, record in records.items() if key in read}


def names_of(centre: Centre, kind: str, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What these entries are called."""
    scope = Scope.of(centre)
    if kind == EntryKind.SERVICE:
        return dict(Service.objects.within(scope).filter(pk__in=keys).values_list("pk", "title"))
    return dict(Organization.objects.within(scope).filter(pk__in=keys).values_list("pk", "name"))


def duplicate_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where pairs wait."""
    if not workplace.may(Permission.DUPLICATES_DECIDE):
        return
    found = list(open_pairs(workplace.centre).order_by("found_at").values_list("found_at", flat=True))
    if found:
        yield Task(
            _("Probably there twice"),
            len(found),
            timezone.localtime(found[0]).date(),
            _("Compare and decide"),
            workplace.portal.address("duplicates"),
        )
