"""The plan of an import: what each row would do to the catalogue. A pure difference between what is stored and what
was read."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading

NO_LONGER_LISTED = "steht nicht mehr in der Arbeitsmappe"


class Fate(StrEnum):
    """What becomes of a row, or of an entry that no row speaks of any more (archived, missing)."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    NEEDS_DECISION = "needs_decision"
    ARCHIVED = "archived"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that changes: its heading (or the word for it), before and after."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Incoming[Record]:
    """A row that was read. `undecided` says why it cannot be written (empty: it can)."""

    sheet: str
    row: int
    record: Record
    undecided: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow[Record]:
    """One row or vanished entry and what becomes of it. `key` is that of the stored entry, `sheet` empty for
    vanished ones."""

    fate: Fate
    record: Record
    key: uuid.UUID | None = None
    sheet: str = ""
    row: int = 0
    differences: tuple[Difference, ...] = ()
    reason: str = ""

    @property
    def is_written(self) -> bool:
        return self.fate in {Fate.CREATED, Fate.UPDATED, Fate.ARCHIVED}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `renumbered` counts rows whose number now stands for another entry's name."""

    organizations: tuple[PlannedRow[OrganizationRecord], ...] = ()
    services: tuple[PlannedRow[ServiceRecord], ...] = ()
    renumbered: int = 0

    @property
    def rows(self) -> tuple[PlannedRow[OrganizationRecord] | PlannedRow[ServiceRecord], ...]:
        return (*self.organizations, *self.services)

    def digest(self) -> str:
        """What tells this plan from any other: the same rows with the same fate, and not a letter else."""
        shown = hashlib.sha256()
        for row in self.rows:
            shown.update(repr(row).encode())
        return shown.hexdigest()

    def counts(self) -> dict[Fate, int]:
        """Rows and vanished entries by what becomes of them, every fate named."""
        counted = Counter(row.fate for row in self.rows)
        return {fate: counted[fate] for fate in Fate}


type Written = Callable[[OrganizationRecord | ServiceRecord], Mapping[Heading, str]]
type Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How differences are written (`written`), which headings each sheet has, whether vanished entries are
    archived, and which entries no row changes any more (`closed`): they became part of another."""

    written: Written
    headings: frozenset[Heading] = frozenset(Heading)
    archive_missing: bool = False
    closed: frozenset[uuid.UUID] = frozenset()


def identity_of(record: OrganizationRecord | ServiceRecord) -> Identity:
    """What an entry without a number is known by: an organization by its name, a service by title, provider and
    place."""
    if isinstance(record, OrganizationRecord):
        return (fold(record.name),)
    provider = record.organization or record.provider_text
    return fold(record.title), fold(provider), fold(record.place.city), fold(record.place.name)


def plan_rows[Record: OrganizationRecord | ServiceRecord](
    stored: Mapping[uuid.UUID, Record], incoming: Sequence[Incoming[Record]], rules: PlanRules
) -> tuple[PlannedRow[Record], ...]:
    """The rows in their order, then the stored entries, not archived yet, that no row speaks of.

    The number is the key. A row without one belongs to the one entry without a number that is called the same;
    where an entry with a number is called the same, a person decides. An organization whose number vanished while
    its name came back under a new one is the same organization.
    """
    catalogue = _Catalogue(stored, frozenset(row.record.number for row in incoming))
    planned = [_plan_row(row, catalogue, rules) for row in incoming]
    mentioned = catalogue.met | catalogue.meant_by([row.record for row in incoming if row.undecided])
    planned.extend(
        _vanished(key, record, rules)
        for key, record in stored.items()
        if key not in mentioned and record.status is not Status.ARCHIVED
    )
    return tuple(planned)


class _Catalogue[Record: OrganizationRecord | ServiceRecord]:
    """Stored entries by number and by name, and which of them a row has met already."""

    def __init__(self, stored: Mapping[uuid.UUID, Record], incoming_numbers: frozenset[int | None]) -> None:
        self.stored = stored
        self.met: set[uuid.UUID] = set()
        self._incoming_numbers = incoming_numbers
        self._by_number: dict[int | None, uuid.UUID] = {
            record.number: key for key, record in stored.items() if record.number is not None
        }
        self._by_identity: dict[Identity, list[uuid.UUID]] = {}
        for key, record in stored.items():
            self._by_identity.setdefault(identity_of(record), []).append(key)

    def entry_of(self, record: Record) -> tuple[uuid.UUID | None, str]:
        """The entry that a row belongs to (None: a new one), and why a person must decide (empty: nobody must)."""
        key = self._by_number.get(record.number)
        if key is not None:
            return key, ""
        same = [key for key in self._by_identity.get(identity_of(record), []) if key not in self.met]
        unnumbered = [key for key in same if self.stored[key].number is None]
        if len(unnumbered) == 1:
            return unnumbered[0], ""
        free = [key for key in same if self.stored[key].number not in self._incoming_numbers]
        is_organization = isinstance(record, OrganizationRecord)
        if is_organization and record.number is not None and len(free) == 1:
            return free[0], ""
        if same and (record.number is None or is_organization):
            numbers = [str(self.stored[key].number) for key in same if self.stored[key].number is not None]
            known = f"Nr. {', '.join(numbers)}" if numbers else "ohne Nr."
            return None, f"Einen Eintrag gleichen Namens gibt es schon ({known})."
        return None, ""

    def meant_by(self, undecided: Iterable[Record]) -> set[uuid.UUID]:
        """Entries that undecided rows may mean: these have not disappeared."""
        records = list(undecided)
        found = [self._by_number[record.number] for record in records if record.number in self._by_number]
        return set(found).union(*(self._by_identity.get(identity_of(record), []) for record in records))


def _plan_row[Record: OrganizationRecord | ServiceRecord](
    row: Incoming[Record], catalogue: _Catalogue[Record], rules: PlanRules
) -> PlannedRow[Record]:
    if row.undecided:
        return _planned(row, None, catalogue.stored, row.undecided, rules)
    key, reason = catalogue.entry_of(row.record)
    if key is not None and key in catalogue.met:
        return _planned(
            row, None, catalogue.stored, "Diese Zeile meint denselben Eintrag wie eine andere.", rules
        )
    if key is not None:
        catalogue.met.add(key)
    return _planned(row, key, catalogue.stored, reason, rules)


def _planned[Record: OrganizationRecord | ServiceRecord](
    row: Incoming[Record],
    key: uuid.UUID | None,
    stored: Mapping[uuid.UUID, Record],
    reason: str,
    rules: PlanRules,
) -> PlannedRow[Record]:
    if reason:
        return PlannedRow(Fate.NEEDS_DECISION, row.record, None, row.sheet, row.row, (), reason)
    if key is None:
        return PlannedRow(Fate.CREATED, row.record, None, row.sheet, row.row)
    before = stored[key]
    if key in rules.closed:
        return PlannedRow(Fate.UNCHANGED, before, key, row.sheet, row.row)
    after = merged(before, row.record, rules.headings)
    if after == before:
        return PlannedRow(Fate.UNCHANGED, after, key, row.sheet, row.row)
    return PlannedRow(Fate.UPDATED, after, key, row.sheet, row.row, differences(before, after, rules.written))


def _vanished[Record: OrganizationRecord | ServiceRecord](
    key: uuid.UUID, record: Record, rules: PlanRules
) -> PlannedRow[Record]:
    if not rules.archive_missing:
        return PlannedRow(Fate.MISSING, record, key)
    archived = replace(record, status=Status.ARCHIVED, status_reason=NO_LONGER_LISTED)
    return PlannedRow(Fate.ARCHIVED, archived, key, differences=differences(record, archived, rules.written))


_FIELDS: Mapping[Heading, tuple[str, ...]] = {
    Heading.DESCRIPTION: ("description",),
    Heading.TARGET_GROUP: ("target_text", "target_groups"),
    Heading.MINIMUM_AGE: ("minimum_age",),
    Heading.MAXIMUM_AGE: ("maximum_age",),
    Heading.TOPIC: ("topics",),
    Heading.LANGUAGES: ("language_text", "languages"),
    Heading.SCHEDULE: ("schedule_text", "schedules"),
    Heading.COST: ("cost_text", "free_of_charge", "amount"),
    Heading.REGISTRATION: ("registration_text", "registration_required"),
    Heading.CONTACT_PHONE: ("phones",),
    Heading.PHONE: ("phones",),
    Heading.EMAIL: ("email",),
    Heading.WEBSITE: ("website",),
    Heading.SOURCE: ("source",),
    Heading.STATED_ON: ("stated_on",),
    Heading.NOTE: ("note",),
    Heading.KIND: ("kind",),
}
_HIDDEN = ("name", "street")  # an export leaves them out where a place is confidential
_PLACE: Mapping[Heading, tuple[str, ...]] = {
    Heading.VENUE: ("name",),
    Heading.STREET: ("street",),
    Heading.POSTAL_CODE: ("postal_code",),
    Heading.CITY: ("city", "municipality"),
}


def merged[Record: OrganizationRecord | ServiceRecord](
    before: Record, read: Record, headings: frozenset[Heading]
) -> Record:
    """What was read, and what the sheet is silent about as it was.

    That is: columns it does not have, why an entry is not public, and where a confidential place is.
    """
    place, possible = (
        ("seat", ORGANIZATION_HEADINGS)
        if isinstance(read, OrganizationRecord)
        else ("place", SERVICE_HEADINGS)
    )
    absent = [heading for heading in possible if heading not in headings]
    kept = {name: getattr(before, name) for heading in absent for name in _FIELDS.get(heading, ())}
    parts = [name for heading in absent for name in _PLACE.get(heading, ())]
    old, new = getattr(before, place), getattr(read, place)
    if old.confidential:
        parts.extend(name for name in _HIDDEN if not getattr(new, name))
    if parts:
        kept[place] = replace(new, **{name: getattr(old, name) for name in parts})
    if isinstance(before, OrganizationRecord):
        kept["description"] = before.description  # no column has it
    if (before.status is Status.PUBLISHED) == (read.status is Status.PUBLISHED):
        kept |= {"status": before.status, "status_reason": before.status_reason}
    return replace(read, **kept)


_STATUS = {Status.DRAFT: "Entwurf", Status.PUBLISHED: "veröffentlicht", Status.ARCHIVED: "archiviert"}
_BESIDE_THE_COLUMNS: Mapping[str, str] = {
    "status": "Zustand",
    "review_reason": "Prüfvermerk",
    "alternate_names": "weitere Namen",
    "confidential": "Adresse vertraulich",
}


def differences(
    before: OrganizationRecord | ServiceRecord, after: OrganizationRecord | ServiceRecord, written: Written
) -> tuple[Difference, ...]:
    """The columns that change in words, then what no column shows; never empty for two unequal records."""
    old, new = written(before), written(after)
    found = [
        Difference(heading.value, old[heading], new[heading])
        for heading in new
        if old[heading] != new[heading]
    ]
    for name, label in _BESIDE_THE_COLUMNS.items():
        was, becomes = _beside(before, name), _beside(after, name)
        if was != becomes:
            found.append(Difference(label, was, becomes))
    return tuple(found) or (Difference("Deutung", "", "Der Text ist gleich, er wird anders verstanden."),)


def _beside(record: OrganizationRecord | ServiceRecord, name: str) -> str:
    if name == "confidential":
        place = record.seat if isinstance(record, OrganizationRecord) else record.place
        return "ja" if place.confidential else "nein"
    if name == "status":
        return _STATUS[record.status]
    value = getattr(record, name, "")
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def new_names(
    stored: Mapping[uuid.UUID, OrganizationRecord], planned: Iterable[PlannedRow[OrganizationRecord]]
) -> dict[str, str]:
    """The new name of each organization that the plan renames, by its old one."""
    return {
        stored[row.key].name: row.record.name
        for row in planned
        if row.fate is Fate.UPDATED and row.key is not None and stored[row.key].name != row.record.name
    }


def with_new_names(
    stored: Mapping[uuid.UUID, ServiceRecord], names: Mapping[str, str]
) -> Mapping[uuid.UUID, ServiceRecord]:
    """Services as they are once their organizations are renamed: a new name of the provider is no change of the
    service."""
    if not names:
        return stored
    return {
        key: replace(
            record,
            organization=names.get(record.organization, record.organization),
            partners=tuple(names.get(partner, partner) for partner in record.partners),
        )
        for key, record in stored.items()
    }


def renumbered[Record: OrganizationRecord | ServiceRecord](
    stored: Mapping[uuid.UUID, Record], planned: Iterable[PlannedRow[Record]]
) -> int:
    """How many rows changed into what another stored number was called: a sign that numbers were given out anew."""
    names = Counter(identity_of(record)[0] for record in stored.values())
    count = 0
    for row in planned:
        if row.fate is Fate.UPDATED and row.key is not None:
            own, new = identity_of(stored[row.key])[0], identity_of(row.record)[0]
            count += own != new and names[new] > 0
    return count
