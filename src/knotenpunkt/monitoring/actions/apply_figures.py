"""Taking over a table of figures that was handed in: in one step, and only the plan that somebody saw."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.monitoring.actions.import_figures import Delivered, import_figures
from knotenpunkt.monitoring.actions.receive_figures import delivered_by, show_plan
from knotenpunkt.monitoring.domain.figure_plan import FigurePlan
from knotenpunkt.monitoring.models import FigureUpload


class PlanChanged(Exception):
    """Since somebody saw the report something else has become of it; nothing was written."""

    def __init__(self, plan: FigurePlan) -> None:
        super().__init__("the plan has changed")
        self.plan = plan


def apply_figures(upload: FigureUpload, seen: str, *, actor: Actor, now: datetime) -> None:
    """Write the figures, without the rows that the report names as unfit; `seen` is the digest of that report.

    A second time nothing is done. Raises PlanChanged after the report was renewed.
    """
    require(actor, Permission.REGION_FIGURES_IMPORT)
    delivered = delivered_by(upload, now=now)
    try:
        _write(upload, delivered, seen, actor=actor, now=now)
    except PlanChanged as changed:
        show_plan(upload, changed.plan, delivered)
        upload.save(update_fields=["report", "plan_digest"])
        raise


def _write(upload: FigureUpload, delivered: Delivered, seen: str, *, actor: Actor, now: datetime) -> None:
    with transaction.atomic():
        if not _claimed(upload, now):
            return
        plan = import_figures(delivered, leave_out_faulty=True, actor=actor, now=now)
        if plan.digest() != seen:
            raise PlanChanged(plan)


def _claimed(upload: FigureUpload, now: datetime) -> bool:
    """Whether it was not taken over before; whoever comes second waits for the first."""
    return bool(FigureUpload.objects.filter(pk=upload.pk, applied_at=None).update(applied_at=now))
