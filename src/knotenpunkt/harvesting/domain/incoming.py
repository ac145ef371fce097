"""What comes from another catalogue, whatever it was written in: our records under the other side's keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.harvesting.domain.fitting import fitted_organization, fitted_service
from knotenpunkt.harvesting.domain.remarks import Remark, Why

type AnyRecord = OrganizationRecord | ServiceRecord


class EntryKind(StrEnum):
    """What kind of entry something is about."""

    ORGANIZATION = "organization"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Foreign[Record: AnyRecord]:
    """An entry of the other side: its lasting key there, what it says in our words, where its original is read.

    A service names its organization by the name that this has among the incoming ones. `changed_at` is when it was
    last written there, as far as the other side says so.
    """

    foreign_id: str
    record: Record
    address: str = ""
    changed_at: datetime | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be taken up, and why; `name` is what it is called there, as far as that can be read."""

    kind: EntryKind
    foreign_id: str
    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class Incoming:
    """A foreign catalogue. `is_whole`: what is not in it is not there any more; otherwise nothing can be said of it."""

    organizations: tuple[Foreign[OrganizationRecord], ...] = ()
    services: tuple[Foreign[ServiceRecord], ...] = ()
    refused: tuple[Refused, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_whole: bool = True


def gathered(
    organizations: Iterable[Foreign[OrganizationRecord]],
    services: Iterable[Foreign[ServiceRecord]],
    *,
    refused: Iterable[Refused] = (),
    remarks: Iterable[Remark] = (),
    is_whole: bool = True,
) -> Incoming:
    """A catalogue of what a source has read: made to fit our columns, without nameless entries and second ones.

    Every source ends with this. A service that names an organization which is not among them keeps its words only.
    """
    turned_away = list(refused)
    known = list(_firsts(organizations, EntryKind.ORGANIZATION, turned_away))
    names = {one.record.name for one in known}
    offered = list(_firsts(services, EntryKind.SERVICE, turned_away))
    return Incoming(
        organizations=tuple(known),
        services=tuple(_with_known_organizations(one, names) for one in offered),
        refused=tuple(turned_away),
        remarks=tuple(remarks),
        is_whole=is_whole,
    )


def name_of(record: AnyRecord) -> str:
    """What an entry is called."""
    return record.name if isinstance(record, OrganizationRecord) else record.title


def _firsts[Record: AnyRecord](
    entries: Iterable[Foreign[Record]], kind: EntryKind, turned_away: list[Refused]
) -> Iterator[Foreign[Record]]:
    seen: set[str] = set()
    for entry in entries:
        one = _fitted(entry)
        name, why = name_of(one.record), None
        if not one.foreign_id or not name:
            why = Why.MISSING
        elif one.foreign_id in seen:
            why = Why.TWICE
        if why is None:
            seen.add(one.foreign_id)
            yield one
        else:
            turned_away.append(Refused(kind, one.foreign_id, name, why))


def _fitted[Record: AnyRecord](entry: Foreign[Record]) -> Foreign[Record]:
    fit: Any = fitted_organization if isinstance(entry.record, OrganizationRecord) else fitted_service
    record, remarks = fit(entry.record)
    return replace(entry, record=record, remarks=(*entry.remarks, *remarks))


def _with_known_organizations(entry: Foreign[ServiceRecord], names: set[str]) -> Foreign[ServiceRecord]:
    record = entry.record
    lost = [name for name in (record.organization, *record.partners) if name and name not in names]
    if not lost:
        return entry
    kept = replace(
        record,
        organization=record.organization if record.organization in names else "",
        provider_text=record.provider_text or (record.organization if record.organization in lost else ""),
        partners=tuple(name for name in record.partners if name in names),
    )
    remarks = tuple(Remark("organization", name, Why.UNKNOWN) for name in lost)
    return replace(entry, record=kept, remarks=(*entry.remarks, *remarks))
