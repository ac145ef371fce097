"""Loading outlines of municipalities and districts, so that the maps show the real borders."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.actions.draw_maps import draw_maps
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.domain.outlines import FoundOutlines
from knotenpunkt.regions.models import FigureSource, Outline
from knotenpunkt.shared import audit

OUTLINES_CODE = "outlines"


@dataclass(frozen=True, slots=True)
class OutlineSource:
    """Where outlines come from and under which terms: shown under every map that draws them."""

    title: str
    publisher: str
    reference_on: date
    licence: str
    attribution: str
    website: str


def load_outlines(found: FoundOutlines, source: OutlineSource, *, actor: Actor, now: datetime) -> int:
    """Replace all outlines and draw the maps anew, all or nothing; how many outlines there are now.

    Outlines of two files are never mixed, since their borders would not fit each other.
    """
    require(actor, Permission.FIGURES_REFRESH)
    with transaction.atomic():
        row, _ = FigureSource.objects.update_or_create(code=OUTLINES_CODE, defaults=asdict(source))
        Outline.objects.all().delete()
        outlines = Outline.objects.bulk_create(
            Outline(ags=ags, geometry=geometry, source=row) for ags, geometry in found.geometries.items()
        )
        draw_maps()
        count_change(None, now=now)
        audit.record(
            "regions.outlines.load",
            actor=actor.identifier,
            now=now,
            subject_type="figure_source",
            subject_id=OUTLINES_CODE,
            changes={"outlines": len(outlines), "title": source.title},
        )
    return len(outlines)
