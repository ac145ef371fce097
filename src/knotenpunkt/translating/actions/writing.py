"""Writing translations of one entry in one language: inside the caller's transaction."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.translations import Section, source_hash
from knotenpunkt.directory.models import Organization, Service, Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.domain.entries import Kind, Reference
from knotenpunkt.translating.queries.target import Target


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation as it is handed in, with the German text it was made from."""

    section: Section
    text: str
    source: str
    origin: Translation.Origin = Translation.Origin.PERSON


@dataclass(frozen=True, slots=True)
class Act:
    """Who writes when."""

    actor: Actor
    now: datetime

    @property
    def person(self) -> uuid.UUID | None:
        """The key of the person who acts; None for the console and for a job."""
        try:
            return uuid.UUID(self.actor.identifier)
        except ValueError:
            return None


def lock_entry(target: Target) -> None:
    """Nobody else writes this entry or its translations until the transaction ends."""
    model = Service if target.reference.kind is Kind.SERVICE else Organization
    rows = model.objects.within(Scope.of(target.centre)).filter(pk=target.reference.key)
    rows.select_for_update().values_list("pk").first()


def keep_waiting(target: Target, drafts: Iterable[Draft], act: Act) -> list[Section]:
    """Keep the drafts until somebody releases them; the sections that are written. What is released stays.

    A text that already waits, or that is released for the same German text, is no change.
    """
    written = []
    for draft in drafts:
        stored = {row.released_at is None: row for row in target.rows().filter(section=draft.section)}
        if not any(_says_the_same(row, draft) for row in stored.values()):
            _save(stored.get(True), target, draft, act)
            written.append(draft.section)
        elif True in stored and not _says_the_same(stored[True], draft):
            stored[True].delete()
            written.append(draft.section)
    return written


def keep_released(target: Target, drafts: Iterable[Draft], act: Act) -> list[Section]:
    """Show the drafts to the public; the sections that are written.

    A text that somebody else made and that is released as it is keeps its origin: a machine's stays marked.
    """
    written = []
    for draft in drafts:
        stored = {row.released_at is None: row for row in target.rows().filter(section=draft.section)}
        waiting, released = stored.get(True), stored.get(False)
        if waiting is None and released is not None and _says_the_same(released, draft):
            continue
        origin = next((row.origin for row in stored.values() if row.text == draft.text), draft.origin)
        if waiting is not None:
            waiting.delete()
        settled = Draft(draft.section, draft.text, draft.source, Translation.Origin(origin))
        _save(released, target, settled, act, released_at=act.now)
        written.append(draft.section)
    return written


def _says_the_same(row: Translation, draft: Draft) -> bool:
    return row.text == draft.text and row.source_hash == source_hash(draft.source)


def _save(
    row: Translation | None, target: Target, draft: Draft, act: Act, *, released_at: datetime | None = None
) -> None:
    owner = f"{target.reference.kind}_id"
    row = row or Translation(
        centre=target.centre, section=draft.section, language=target.language, **{owner: target.reference.key}
    )
    row.text, row.source, row.source_hash = draft.text, draft.source, source_hash(draft.source)
    row.origin, row.made_at = draft.origin, act.now
    row.released_at, row.released_by_id = released_at, act.person if released_at else None
    row.save()


def record(done: str, target: Target, sections: Collection[Section], act: Act) -> None:
    """The trail; and pages and the search follow. Nothing written is nothing done."""
    if sections:
        trail(done, target, sections, act)
        follow(target.centre, [target.reference], act)


def follow(centre: Centre, references: Iterable[Reference], act: Act) -> None:
    """Pages and the search are made anew."""
    services = [reference.key for reference in references if reference.kind is Kind.SERVICE]
    tell_changes(centre, services, now=act.now)


def trail(done: str, target: Target, sections: Collection[Section], act: Act) -> None:
    """What was done to which texts, without the texts."""
    audit.record(
        f"translating.translation.{done}",
        actor=act.actor.identifier,
        now=act.now,
        centre_key=target.centre.key,
        subject_type=target.reference.kind,
        subject_id=target.reference.key,
        changes={"language": target.language, "sections": sorted(sections)},
    )
