"""Keeping what columns of a centre's workbooks mean, and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain.columns import SheetColumns
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.models import ColumnMeaning
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

_LONGEST_SHEET = 120


@dataclass(frozen=True, slots=True)
class SaidOfSheet:
    """What somebody said of a sheet: the heading of each column (None: it is left out)."""

    sheet: SheetColumns
    meanings: Mapping[str, Heading | None]


def keep_columns(centre: Centre, said: Sequence[SaidOfSheet], *, actor: Actor, now: datetime) -> None:
    """Remember it in place of what was said of these sheets before; what is usual need not be remembered."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    rows = [row for each in said for row in _rows(centre, each, actor, now)]
    with transaction.atomic():
        known = ColumnMeaning.objects.within(Scope.of(centre))
        known.filter(sheet__in=[sheet_key(each.sheet.name) for each in said]).delete()
        ColumnMeaning.objects.bulk_create(rows)
        audit.record(
            "importers.keep_columns",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="importers.ColumnMeaning",
            changes={"columns": [{"column": row.text, "heading": row.heading} for row in rows]},
        )


def forget_column(meaning: ColumnMeaning, *, actor: Actor, now: datetime) -> None:
    """Take one back: the column means again what its heading says."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=meaning.centre_id)
    with transaction.atomic():
        audit.record(
            "importers.forget_column",
            actor=actor.identifier,
            now=now,
            centre_key=meaning.centre.key,
            subject_type="importers.ColumnMeaning",
            subject_id=meaning.pk,
            changes={"column": meaning.text, "heading": meaning.heading},
        )
        meaning.delete()


def sheet_key(name: str) -> str:
    """How a sheet is known again."""
    return fold(name)[:_LONGEST_SHEET]


def _rows(centre: Centre, said: SaidOfSheet, actor: Actor, now: datetime) -> list[ColumnMeaning]:
    return [
        ColumnMeaning(
            centre=centre,
            sheet=sheet_key(said.sheet.name),
            sheet_name=said.sheet.name[:_LONGEST_SHEET],
            column=column.key,
            text=column.text,
            heading=heading.value if heading else "",
            answered_by=actor.identifier,
            answered_at=now,
        )
        for column in said.sheet.columns
        for heading in [said.meanings[column.key]]
        if heading is None or heading is not column.usual or "#" in column.key
    ]
