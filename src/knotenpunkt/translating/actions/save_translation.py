"""Translating one entry side by side: remembering, releasing, discarding."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Translation
from knotenpunkt.translating.actions.writing import (
    Act,
    Draft,
    keep_released,
    keep_waiting,
    lock_entry,
    record,
)
from knotenpunkt.translating.queries.entries import entry_of
from knotenpunkt.translating.queries.target import Target, seen

type Texts = Mapping[Section, str]  # as they were typed
type Marks = Mapping[Section, str]


class ChangedMeanwhile(Exception):
    """Texts that were typed changed before they were saved, the German ones or the translations; nothing is saved."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self.sections = frozenset(sections)
        super().__init__(", ".join(sorted(self.sections)))


def remember_translation(
    target: Target, texts: Texts, seen_before: Marks, *, actor: Actor, now: datetime
) -> None:
    """Keep what was changed for later; the public sees what it saw before. An emptied text no longer waits.

    `seen_before` marks what stood beside each text when it was typed. Raises AccessRefused or ChangedMeanwhile.
    """
    require(actor, Permission.TRANSLATION_EDIT, centre=target.centre.pk)
    act = Act(actor, now)
    with transaction.atomic():
        sources, shown = _unchanged(target, texts, seen_before)
        changed = {
            section: text
            for section, text in texts.items()
            if section not in shown or shown[section].text != text
        }
        written = keep_waiting(target, _drafts(changed, sources), act) + _no_longer_waiting(target, texts)
        record("remember", target, written, act)


def release_translation(
    target: Target, texts: Texts, seen_before: Marks, *, actor: Actor, now: datetime
) -> None:
    """Show texts to the public from now on, as translations of today's German ones; otherwise like remembering."""
    require(actor, Permission.TRANSLATION_EDIT, centre=target.centre.pk)
    act = Act(actor, now)
    with transaction.atomic():
        sources, _ = _unchanged(target, texts, seen_before)
        written = keep_released(target, _drafts(texts, sources), act) + _no_longer_waiting(target, texts)
        record("release", target, written, act)


def discard_translation(target: Target, *, actor: Actor, now: datetime) -> None:
    """Remove everything that was written of an entry in a language; the public reads German again."""
    require(actor, Permission.TRANSLATION_EDIT, centre=target.centre.pk)
    with transaction.atomic():
        lock_entry(target)
        sections = [Section(name) for name in target.rows().order_by().values_list("section", flat=True)]
        target.rows().delete()
        record("discard", target, sections, Act(actor, now))


def _unchanged(
    target: Target, texts: Texts, seen_before: Marks
) -> tuple[Mapping[Section, str], Mapping[Section, Translation]]:
    """Today's German texts and what is stored, if the typed texts still belong to them."""
    lock_entry(target)
    sources, shown = entry_of(target.centre, target.reference).sources, target.shown()
    now = seen(sources, shown)
    changed = [section for section in texts if section not in now or seen_before.get(section) != now[section]]
    if changed:
        raise ChangedMeanwhile(changed)
    return sources, shown


def _drafts(texts: Texts, sources: Mapping[Section, str]) -> list[Draft]:
    return [Draft(section, text, sources[section]) for section, text in texts.items() if text]


def _no_longer_waiting(target: Target, texts: Texts) -> list[Section]:
    """Emptied texts: what waited is removed, what is released stays."""
    emptied = [section for section, text in texts.items() if not text]
    waiting = target.rows().filter(section__in=emptied, released_at__isnull=True).order_by()
    found = [Section(name) for name in waiting.values_list("section", flat=True)]
    waiting.delete()
    return found
