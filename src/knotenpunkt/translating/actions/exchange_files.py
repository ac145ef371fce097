"""Files for translators: handing texts out, taking files in, importing what they hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.models import Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.actions.writing import (
    Act,
    Draft,
    follow,
    keep_released,
    keep_waiting,
    lock_entry,
    trail,
)
from knotenpunkt.translating.domain.entries import Reference
from knotenpunkt.translating.domain.xliff import Version
from knotenpunkt.translating.domain.xliff_writing import FileHead, written_file
from knotenpunkt.translating.models import ReceivedFile
from knotenpunkt.translating.queries.files import Choice, Line, Verdict, report_on, units_to_write
from knotenpunkt.translating.queries.target import Target

KEPT = timedelta(days=1)


class Arrival(StrEnum):
    """What imported translations are at first; those of an older German text always wait."""

    WAITING = "waiting"
    RELEASED = "released"


def hand_out(
    centre: Centre, language: str, version: Version, choice: Choice, *, actor: Actor, now: datetime
) -> bytes:
    """The texts of a centre as a file for translators into one language."""
    require(actor, Permission.TRANSLATION_EDIT, centre=centre.pk)
    units = list(units_to_write(centre, language, choice))
    _record("hand_out", centre, {"language": language, "texts": len(units)}, Act(actor, now))
    return written_file(version, FileHead(centre.slug, language, now), units)


def receive(
    centre: Centre, language: str, name: str, content: bytes, *, actor: Actor, now: datetime
) -> ReceivedFile:
    """Keep a file until it is imported, for a day at most. Raises AccessRefused or FileUnusable."""
    require(actor, Permission.TRANSLATION_EDIT, centre=centre.pk)
    report_on(centre, language, content)
    with transaction.atomic():
        ReceivedFile.objects.within(Scope.of(centre)).filter(received_at__lt=now - KEPT).delete()
        received: ReceivedFile = ReceivedFile.objects.create(
            centre=centre, language=language, name=name[:120], content=content, received_at=now
        )
        _record("receive", centre, {"language": language}, Act(actor, now))
    return received


def import_received(received: ReceivedFile, arrival: Arrival, *, actor: Actor, now: datetime) -> int:
    """Write what the file changes by now, all of it or nothing; how many texts. The file is gone afterwards."""
    centre, act = received.centre, Act(actor, now)
    require(actor, Permission.TRANSLATION_EDIT, centre=centre.pk)
    with transaction.atomic():
        report = report_on(centre, received.language, bytes(received.content))
        lines: defaultdict[Reference, list[Line]] = defaultdict(list)
        for line in report.changes:
            if line.key is not None:
                lines[line.key.reference].append(line)
        for reference, some in lines.items():
            _import(Target(centre, reference, received.language), some, arrival, act)
        if lines:
            follow(centre, lines, act)
        received.delete()
    return len(report.changes)


def _import(target: Target, lines: Iterable[Line], arrival: Arrival, act: Act) -> None:
    lock_entry(target)
    fitting = [line for line in lines if line.verdict is not Verdict.OUTDATED]
    older = [line for line in lines if line.verdict is Verdict.OUTDATED]
    keep = keep_released if arrival is Arrival.RELEASED else keep_waiting
    written = keep(target, _drafts(fitting), act) + keep_waiting(target, _drafts(older), act)
    if written:
        trail("import", target, written, act)


def _drafts(lines: Iterable[Line]) -> list[Draft]:
    return [
        Draft(line.key.section, line.unit.target, line.unit.source, Translation.Origin.IMPORTED)
        for line in lines
        if line.key is not None
    ]


def _record(done: str, centre: Centre, changes: dict[str, object], act: Act) -> None:
    audit.record(
        f"translating.file.{done}",
        actor=act.actor.identifier,
        now=act.now,
        centre_key=centre.key,
        subject_type="translating.ReceivedFile",
        changes=changes,
    )
