"""What taking up a foreign catalogue would change: the difference between here, last time, and what comes. Pure."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.harvesting.domain.incoming import AnyRecord, Foreign, Incoming, Refused, name_of
from knotenpunkt.harvesting.domain.merging import is_untouched, merged
from knotenpunkt.harvesting.domain.remarks import Remark

_NO_KEY = uuid.UUID(int=0)
FEW = 10  # so many entries may vanish without anybody wondering


class Fate(StrEnum):
    """What becomes of an entry."""

    NEW = "new"
    CHANGED = "changed"  # there, and not here
    UNCHANGED = "unchanged"
    ASKED = "asked"  # changed on both sides: only what was not touched here is taken over
    GONE = "gone"  # there; nobody touched it here, so it is archived
    GONE_ASKED = "gone_asked"  # there; changed here, so it stays until somebody decides
    OURS = "ours"  # it was here before it came from there; nothing is written
    LEFT_OUT = "left_out"  # it was taken up once and deleted here; it stays away


@dataclass(frozen=True, slots=True)
class Remembered[Record: AnyRecord]:
    """An entry of ours that was taken up, and what of theirs it was made of."""

    key: uuid.UUID
    record: Record


@dataclass(frozen=True, slots=True)
class Side[Record: AnyRecord]:
    """What is stored here of one kind by key, and what was taken up from this source by the other side's key."""

    stored: Mapping[uuid.UUID, Record] = field(default_factory=dict)
    remembered: Mapping[str, Remembered[Record]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned[Record: AnyRecord]:
    """An entry of the other side and what becomes of it.

    `record` is as it shall be here, None where nothing is written; `remembered` is what shall be known as taken up,
    None where nothing is to be remembered anew. `theirs` is as it comes, with the names that organizations have here.
    """

    fate: Fate
    foreign: Foreign[Record]
    key: uuid.UUID | None = None
    record: Record | None = None
    remembered: Record | None = None
    differences: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called there."""
        return name_of(self.foreign.record)


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every entry. `has_shrunk`: so much is gone that nothing of it is archived without a person."""

    organizations: tuple[Planned[OrganizationRecord], ...]
    services: tuple[Planned[ServiceRecord], ...]
    refused: tuple[Refused, ...] = ()
    remarks: tuple[Remark, ...] = ()
    has_shrunk: bool = False

    def counts(self) -> dict[Fate, int]:
        """How many entries each fate has."""
        found = Counter(one.fate for one in self.organizations) + Counter(one.fate for one in self.services)
        return {fate: found[fate] for fate in Fate}


def plan_of(
    incoming: Incoming,
    organizations: Side[OrganizationRecord],
    services: Side[ServiceRecord],
    *,
    may_shrink: bool = False,
) -> Plan:
    """Compare what comes with what is stored and what was taken up last time.

    Of a catalogue that is not whole, or that has lost more than half of what was taken up, nothing counts as gone.
    """
    taken_up = len(_current(organizations)) + len(_current(services))
    missing = len(_missing(organizations, incoming.organizations)) + len(
        _missing(services, incoming.services)
    )
    has_shrunk = incoming.is_whole and missing > FEW and 2 * missing > taken_up and not may_shrink
    names = _Names(organizations)
    planned = [_organization(one, organizations, names) for one in incoming.organizations]
    offered = [
        _service(replace(one, record=names.ours_in(one.record)), services) for one in incoming.services
    ]
    if incoming.is_whole and not has_shrunk:
        planned += _gone(organizations, incoming.organizations)
        offered += _gone(services, incoming.services)
    return Plan(tuple(planned), tuple(offered), incoming.refused, incoming.remarks, has_shrunk)


class _Names:
    """Names of organizations: whose they are here, and what those of the other side are called here."""

    def __init__(self, side: Side[OrganizationRecord]) -> None:
        self._owners = {record.name: key for key, record in side.stored.items()}
        further = {
            folded(name): record.name for record in side.stored.values() for name in record.alternate_names
        }
        self._folded = further | {folded(name): name for name in self._owners}
        self._here: dict[str, str] = {}

    def known(self, name: str) -> str | None:
        """What an organization that is called so there is called here; None for one that is not here."""
        return self._folded.get(folded(name))

    def is_free(self, name: str, key: uuid.UUID) -> bool:
        """Whether our organization with this key may be called so."""
        return self._owners.get(name, key) == key

    def call(self, name: str, ours: str) -> None:
        """From now on what is called so there is called so here; empty: it is not here."""
        self._here[name] = ours
        if ours:
            self._folded.setdefault(folded(ours), ours)

    def ours_in(self, record: ServiceRecord) -> ServiceRecord:
        """A service with the names that its organizations have here; of one that is not here its words stay."""
        ours = self._here.get(record.organization, record.organization)
        partners = (self._here.get(name, name) for name in record.partners)
        return replace(
            record,
            organization=ours,
            provider_text=record.provider_text or (record.organization if not ours else ""),
            partners=tuple(dict.fromkeys(name for name in partners if name and name != ours)),
        )


def _organization(
    foreign: Foreign[OrganizationRecord], side: Side[OrganizationRecord], names: _Names
) -> Planned[OrganizationRecord]:
    name = foreign.record.name
    before = side.remembered.get(foreign.foreign_id)
    if before is None:
        same_key = side.stored.get(_key_in(foreign.foreign_id) or _NO_KEY)
        ours = same_key.name if same_key else names.known(name)
        names.call(name, ours or name)
        return Planned(Fate.OURS, foreign) if ours else _new(foreign)
    if before.key not in side.stored:
        names.call(name, names.known(name) or "")
        return Planned(Fate.LEFT_OUT, foreign, before.key)
    planned = _again(foreign, before, side.stored[before.key])
    if planned.record and not names.is_free(planned.record.name, before.key):
        planned = _with_old_name(planned, side.stored[before.key].name, before.record.name)
    names.call(name, planned.record.name if planned.record else side.stored[before.key].name)
    return planned


def _with_old_name(planned: Planned[OrganizationRecord], ours: str, was: str) -> Planned[OrganizationRecord]:
    """Somebody else is called so here; the name stays, and is asked about."""
    assert planned.record is not None  # noqa: S101
    assert planned.remembered is not None  # noqa: S101
    return replace(
        planned,
        fate=Fate.ASKED,
        record=replace(planned.record, name=ours),
        remembered=replace(planned.remembered, name=was),
        differences=("name", *planned.differences),
    )


def _service(foreign: Foreign[ServiceRecord], side: Side[ServiceRecord]) -> Planned[ServiceRecord]:
    before = side.remembered.get(foreign.foreign_id)
    if before is None:
        is_here = _key_in(foreign.foreign_id) in side.stored
        return Planned(Fate.OURS, foreign) if is_here else _new(foreign)
    if before.key not in side.stored:
        return Planned(Fate.LEFT_OUT, foreign, before.key)
    return _again(foreign, before, side.stored[before.key])


def _new[Record: AnyRecord](foreign: Foreign[Record]) -> Planned[Record]:
    return Planned(Fate.NEW, foreign, record=foreign.record, remembered=foreign.record)


def _again[Record: AnyRecord](
    foreign: Foreign[Record], before: Remembered[Record], ours: Record
) -> Planned[Record]:
    outcome = merged(before.record, ours, foreign.record)
    is_changed = outcome.record != ours
    fate = Fate.ASKED if outcome.differences else Fate.CHANGED if is_changed else Fate.UNCHANGED
    return Planned(
        fate,
        foreign,
        before.key,
        outcome.record if is_changed else None,
        outcome.remembered,
        outcome.differences,
    )


def _gone[Record: AnyRecord](
    side: Side[Record], incoming: Iterable[Foreign[Record]]
) -> Iterator[Planned[Record]]:
    for foreign_id, before in _missing(side, incoming).items():
        ours = side.stored[before.key]
        foreign = Foreign(foreign_id, before.record)
        archived = replace(before.record, status=Status.ARCHIVED)
        if ours.status is Status.ARCHIVED:
            yield Planned(Fate.UNCHANGED, foreign, before.key, remembered=archived)
        elif is_untouched(before.record, ours):
            record = replace(ours, status=Status.ARCHIVED)
            yield Planned(Fate.GONE, foreign, before.key, record, archived)
        else:
            yield Planned(Fate.GONE_ASKED, foreign, before.key)


def _missing[Record: AnyRecord](
    side: Side[Record], incoming: Iterable[Foreign[Record]]
) -> dict[str, Remembered[Record]]:
    """What was taken up and is there no more; what is known as gone already is not missed again."""
    there = {one.foreign_id for one in incoming}
    return {key: before for key, before in _current(side).items() if key not in there}


def _current[Record: AnyRecord](side: Side[Record]) -> dict[str, Remembered[Record]]:
    return {
        key: before
        for key, before in side.remembered.items()
        if before.record.status is not Status.ARCHIVED and before.key in side.stored
    }


def _key_in(foreign_id: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(foreign_id)
    except ValueError:
        return None
