"""Keeping answers to the questions of a workbook, and taking one back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.domain.answers import Asked, Deed, OpenQuestion
from knotenpunkt.importers.models import RememberedAnswer
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

_LONGEST_ENTRY = 200


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What somebody said to a question: what is to be done, and with which text.

    `shown` and `entry_name` are the cell and the entry as people may see them.
    """

    question: OpenQuestion
    deed: Deed
    text: str = ""
    shown: str = ""
    entry_name: str = ""


def answer_questions(centre: Centre, answers: Iterable[GivenAnswer], *, actor: Actor, now: datetime) -> None:
    """Remember answers; a newer one to the same question takes the place of the older."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    rows = {row.fingerprint: row for row in (_row(centre, each, actor, now) for each in answers)}
    if not rows:
        return
    with transaction.atomic():
        known = RememberedAnswer.objects.within(Scope.of(centre))
        known.filter(fingerprint__in=rows).delete()
        RememberedAnswer.objects.bulk_create(rows.values())
        audit.record(
            "importers.answer_questions",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="importers.RememberedAnswer",
            changes={"answers": [{"heading": row.heading, "deed": row.deed} for row in rows.values()]},
        )


def forget_answer(answer: RememberedAnswer, *, actor: Actor, now: datetime) -> None:
    """Take an answer back: the next workbook asks again."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=answer.centre_id)
    with transaction.atomic():
        audit.record(
            "importers.forget_answer",
            actor=actor.identifier,
            now=now,
            centre_key=answer.centre.key,
            subject_type="importers.RememberedAnswer",
            subject_id=answer.pk,
            changes={"heading": answer.heading, "deed": answer.deed},
        )
        answer.delete()


def _row(centre: Centre, given: GivenAnswer, actor: Actor, now: datetime) -> RememberedAnswer:
    asked = given.question.asked(given.deed)
    return RememberedAnswer(
        centre=centre,
        fingerprint=_fingerprint(asked),
        heading=asked.heading.value,
        text=asked.text,
        entry=asked.entry,
        kind=asked.kind.value if asked.kind else "",
        detail=asked.detail,
        raw=given.shown,
        entry_name=given.entry_name[:_LONGEST_ENTRY] if asked.entry else "",
        deed=given.deed.value,
        answer=given.text,
        answered_by=actor.identifier,
        answered_at=now,
    )


def _fingerprint(asked: Asked) -> str:
    return hashlib.sha256(repr(asked).encode()).hexdigest()
