"""Keeping a centre's profile: its facts, and the contacts, programmes and concepts that belong to them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.planning.queries.profile import version_of
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

_OF_ONE_PERSON_PERHAPS = {"phone", "email"}  # the trail says that they changed, and keeps none of them

type Entry = FunctionContact | Programme | IntegrationConcept
type OrderedEntry = FunctionContact | Programme
type EntryContent = ContactContent | ProgrammeContent | ConceptContent


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """The facts of a profile; `is_example`: made up for a demonstration."""

    host: str = ""
    placement: str = ""
    resolution_body: str = ""
    resolved_on: date | None = None
    resolution_paper: str = ""
    resolution_website: str = ""
    opened_on: date | None = None
    further_tasks: str = ""
    wishes: str = ""
    source: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class ContactContent:
    """Whom to reach for what; `phone` in international form."""

    function: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeContent:
    """A programme from `begins_on` until before `ends_on`."""

    name: str
    begins_on: date | None = None
    ends_on: date | None = None
    note: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class ConceptContent:
    """An integration concept; `valid_until` is the last day on which it holds."""

    title: str
    state: str
    adopted_on: date | None = None
    valid_until: date | None = None
    website: str = ""
    note: str = ""


_MODELS: Mapping[type[EntryContent], type[Entry]] = {
    ContactContent: FunctionContact,
    ProgrammeContent: Programme,
    ConceptContent: IntegrationConcept,
}


class ChangedMeanwhile(Exception):
    """Somebody else has saved the facts since they were shown."""


def save_profile(
    centre: Centre, facts: ProfileFacts, *, actor: Actor, now: datetime, version: str | None = None
) -> None:
    """Replace the facts of a centre's profile; where nothing is different nothing happens.

    `version` is the one that was shown to whoever changed it; None: whatever stands there.
    """
    require(actor, Permission.PROFILE_EDIT, centre=centre.pk)
    with transaction.atomic():
        known = Profile.objects.within(Scope.of(centre)).select_for_update()
        profile, is_new = known.get_or_create(centre=centre, defaults={"changed_at": now})
        if version is not None and version != version_of(None if is_new else profile):
            raise ChangedMeanwhile
        changes = _set(profile, asdict(facts))
        if changes or is_new:
            profile.changed_at = now
            profile.save()
            _record("planning.save_profile", centre, profile, changes, actor=actor, now=now)


def add_entry(centre: Centre, content: EntryContent, *, actor: Actor, now: datetime) -> Entry:
    """Add a contact, a programme or a concept to a centre's profile; the same one sent twice is one."""
    require(actor, Permission.PROFILE_EDIT, centre=centre.pk)
    model, columns = _MODELS[type(content)], asdict(content)
    with transaction.atomic():
        known = model.objects.within(Scope.of(centre))
        again: Entry | None = known.filter(**columns).first()
        if again is not None:
            return again
        if model is not IntegrationConcept:
            columns["position"] = known.count()
        entry: Entry = model.objects.create(centre=centre, **columns)
        _record("planning.add_entry", centre, entry, {"after": _kept(columns)}, actor=actor, now=now)
    return entry


def change_entry(entry: Entry, content: EntryContent, *, actor: Actor, now: datetime) -> None:
    """Replace what a contact, a programme or a concept says."""
    require(actor, Permission.PROFILE_EDIT, centre=entry.centre_id)
    with transaction.atomic():
        changes = _set(entry, asdict(content))
        if changes:
            entry.save()
            _record("planning.change_entry", entry.centre, entry, changes, actor=actor, now=now)


def move_entry(entry: OrderedEntry, places: int, *, actor: Actor, now: datetime) -> None:
    """Put a contact or a programme so many places further down, or up where `places` is negative."""
    require(actor, Permission.PROFILE_EDIT, centre=entry.centre_id)
    with transaction.atomic():
        known = type(entry).objects.within(Scope.of(entry.centre)).select_for_update()
        entries: list[OrderedEntry] = list(known)
        before = entries.index(entry)
        after = min(max(before + places, 0), len(entries) - 1)
        if after == before:
            return
        entries.insert(after, entries.pop(before))
        for position, one in enumerate(entries):
            one.position = position
        known.bulk_update(entries, ["position"])
        changes = {"before": {"place": before + 1}, "after": {"place": after + 1}}
        _record("planning.move_entry", entry.centre, entry, changes, actor=actor, now=now)


def remove_entry(entry: Entry, *, actor: Actor, now: datetime) -> None:
    """Take a contact, a programme or a concept out of the profile."""
    require(actor, Permission.PROFILE_EDIT, centre=entry.centre_id)
    columns = {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}
    with transaction.atomic():
        changes = {"before": _kept(columns)}
        _record("planning.remove_entry", entry.centre, entry, changes, actor=actor, now=now)
        entry.delete()


def _set(row: Profile | Entry, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Write the columns into the row; gives what was different, before and after."""
    before = {name: getattr(row, name) for name in columns}
    different = [name for name, value in columns.items() if before[name] != value]
    for name in different:
        setattr(row, name, columns[name])
    if not different:
        return {}
    return {
        "changed": different,
        "before": _kept({name: before[name] for name in different}),
        "after": _kept({name: columns[name] for name in different}),
    }


def _kept(columns: Mapping[str, Any]) -> dict[str, str]:
    """What the trail keeps: whatever is filled in and belongs to no one person."""
    hidden = {*_OF_ONE_PERSON_PERHAPS, "id", "centre_id", "position"}
    return {name: str(value) for name, value in columns.items() if value and name not in hidden}


def _record(
    action: str,
    centre: Centre,
    row: Profile | Entry,
    changes: Mapping[str, Any],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    audit.record(
        action,
        actor=actor.identifier,
        now=now,
        centre_key=centre.key,
        subject_type=f"planning.{type(row).__name__}",
        subject_id=row.pk,
        changes=changes,
    )
    count_change(centre, now=now)
