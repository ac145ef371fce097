"""Taking over a table of figures: first what it would change, then all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.monitoring.actions.store_figures import store_figures, stored_figures
from knotenpunkt.monitoring.domain.figure_plan import FigurePlan, ReadFigures, planned
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.shared import audit


class FaultyFigures(ValueError):
    """Rows do not fit, and nobody said that they shall be left out; nothing was written."""

    def __init__(self, plan: FigurePlan) -> None:
        super().__init__(f"{len(plan.faults)} rows do not fit")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Delivered:
    """The figures that were read and who published them."""

    read: ReadFigures
    delivery: Delivery


def planned_import(delivered: Delivered) -> FigurePlan:
    """What taking the figures over would change."""
    return planned(delivered.read, stored_figures(delivered.read.figures))


def import_figures(
    delivered: Delivered, *, leave_out_faulty: bool = False, actor: Actor, now: datetime
) -> FigurePlan:
    """Write new and corrected figures as one delivery, all or nothing; the same again changes nothing.

    Raises FaultyFigures where rows do not fit, unless they shall be left out.
    """
    require(actor, Permission.REGION_FIGURES_IMPORT)
    with transaction.atomic():
        plan = planned_import(delivered)
        if plan.faults and not leave_out_faulty:
            raise FaultyFigures(plan)
        if not plan.changes_anything:
            return plan
        corrected = {key: correction.after for key, correction in plan.corrected.items()}
        row = store_figures(delivered.delivery, {**plan.new, **corrected}, now=now)
        count_change(None, now=now)
        audit.record(
            "monitoring.figures.import",
            actor=actor.identifier,
            now=now,
            subject_type="figure_import",
            subject_id=row.pk if row else "",
            changes={
                "title": delivered.delivery.title,
                "new": len(plan.new),
                "corrected": len(plan.corrected),
                "left_out": len(plan.faults),
            },
        )
    return plan
