"""Texts that a machine suggests: kept as its own, unreleased, for people to read."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.translations import Section, source_hash
from knotenpunkt.directory.models import Translation
from knotenpunkt.translating.actions.writing import (
    Act,
    Draft,
    keep_waiting,
    lock_entry,
    record,
)
from knotenpunkt.translating.domain.entries import is_for_machines
from knotenpunkt.translating.machines.machine import Machine, MachineTrouble, Trouble
from knotenpunkt.translating.machines.translating import translated_texts
from knotenpunkt.translating.queries.entries import entry_of
from knotenpunkt.translating.queries.target import Target


def suggest_translation(
    target: Target,
    machine: Machine,
    *,
    only: Collection[Section] = tuple(Section),
    actor: Actor,
    now: datetime,
) -> tuple[Section, ...]:
    """Fill in what nobody has translated yet; the sections that the machine spoilt and that stay empty.

    Only texts of the entry leave the house. What a person wrote for today's text is never replaced. Raises
    AccessRefused or MachineTrouble.
    """
    require(actor, Permission.TRANSLATION_EDIT, centre=target.centre.pk)
    if not is_for_machines(target.language):
        raise MachineTrouble(Trouble.LANGUAGE_UNKNOWN)
    wanted = {section: text for section, text in untranslated(target).items() if section in only}
    found = translated_texts(machine, list(wanted.values()), target.language) if wanted else []
    drafts = [
        Draft(section, text, source, Translation.Origin.MACHINE)
        for (section, source), text in zip(wanted.items(), found, strict=True)
        if text is not None
    ]
    with transaction.atomic():
        lock_entry(target)
        still = untranslated(target)
        fitting = [draft for draft in drafts if still.get(draft.section) == draft.source]
        written = keep_waiting(target, fitting, Act(actor, now))
        record("suggest", target, written, Act(actor, now))
    return tuple(section for section, text in zip(wanted, found, strict=True) if text is None)


def untranslated(target: Target) -> Mapping[Section, str]:
    """The texts for which nothing fits and nothing of a person waits."""
    sources = entry_of(target.centre, target.reference).sources
    settled = {
        row.section for row in target.rows().order_by() if _fits(row, sources) or _is_a_persons_waiting(row)
    }
    return {section: text for section, text in sources.items() if section not in settled}


def _fits(row: Translation, sources: Mapping[Section, str]) -> bool:
    source = sources.get(Section(row.section))
    return source is not None and row.source_hash == source_hash(source)


def _is_a_persons_waiting(row: Translation) -> bool:
    return row.released_at is None and row.origin != Translation.Origin.MACHINE
