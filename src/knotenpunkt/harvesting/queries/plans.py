"""What taking up a catalogue would change in a centre, seen from what is stored now."""

from collections.abc import Mapping
from typing import Any

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.harvesting.domain.incoming import AnyRecord, EntryKind, Incoming
from knotenpunkt.harvesting.domain.plan import Plan, Remembered, Side, plan_of
from knotenpunkt.harvesting.models import Source, TakenUp
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def plan_for(centre: Centre, source: Source | None, incoming: Incoming, *, may_shrink: bool = False) -> Plan:
    """The plan; without a source nothing was taken up from there before."""
    stored = stored_catalogue(centre)
    return plan_of(
        incoming,
        Side(stored.organizations, _remembered(source, EntryKind.ORGANIZATION, OrganizationRecord)),
        Side(stored.services, _remembered(source, EntryKind.SERVICE, ServiceRecord)),
        may_shrink=may_shrink,
    )


def _remembered[Record: AnyRecord](
    source: Source | None, kind: EntryKind, record: type[Record]
) -> Mapping[str, Remembered[Record]]:
    if source is None:
        return {}
    rows = TakenUp.objects.within(Scope.of(source.centre)).filter(source=source, kind=kind)
    found: dict[str, Remembered[Any]] = {
        foreign_id: Remembered(entry, record_from(record, content))
        for foreign_id, entry, content in rows.values_list("foreign_id", "entry", "record")
    }
    return found
