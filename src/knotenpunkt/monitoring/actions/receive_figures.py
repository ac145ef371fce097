"""Taking in a table of figures: read to its end at once, kept with its report, and nothing else written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.monitoring.actions.import_figures import Delivered, planned_import
from knotenpunkt.monitoring.domain.figure_plan import Fault, FigurePlan, Told
from knotenpunkt.monitoring.domain.figure_report import kept_report
from knotenpunkt.monitoring.domain.figure_tables import NotATable
from knotenpunkt.monitoring.figure_sources import delivered_figures
from knotenpunkt.monitoring.models import FigureUpload
from knotenpunkt.monitoring.queries.known_regions import known_regions
from knotenpunkt.shared import audit
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import file_of, plain_name, refuse_too_large

WHEN_TOO_LARGE = "Bitte in mehrere Dateien teilen, zum Beispiel nach Jahren."
_NEEDED = ("publisher", "licence")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as a browser sends it, and what is said about it."""

    name: str
    content: bytes
    told: Told
    about: Mapping[str, str]


class Unsaid(ValueError):
    """Neither the file nor whoever sent it says something that has to be known; `fields` names what."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def receive_figures(handed_in: HandedIn, *, actor: Actor, now: datetime) -> FigureUpload:
    """Keep the file and what taking it over would do. Raises AccessRefused, WorkbookProblem and Unsaid."""
    require(actor, Permission.REGION_FIGURES_IMPORT)
    name = plain_name(handed_in.name)
    refuse_too_large(name, len(handed_in.content), advice=WHEN_TOO_LARGE)
    upload = FigureUpload(
        uploaded_at=now,
        file_name=name,
        content=handed_in.content,
        indicator=handed_in.told.indicator,
        reference_on=handed_in.told.on,
        about=dict(handed_in.about),
    )
    delivered = delivered_by(upload, now=now)
    plan = planned_import(delivered)
    _refuse_unsaid(plan, delivered)
    show_plan(upload, plan, delivered)
    with transaction.atomic():
        upload.save()
        audit.record(
            "monitoring.figures.receive",
            actor=actor.identifier,
            now=now,
            subject_type="figure_upload",
            subject_id=upload.pk,
            changes={"bytes": len(handed_in.content)},
        )
    return upload


def delivered_by(upload: FigureUpload, *, now: datetime) -> Delivered:
    """The figures of an upload, read to the end. Raises WorkbookProblem."""
    told = Told(upload.indicator, upload.reference_on)
    known = known_regions(today=timezone.localdate(now))
    try:
        with file_of(upload.file_name, bytes(upload.content)) as path:
            return delivered_figures(path, known, told, upload.about)
    except NotATable as problem:
        raise WorkbookProblem(str(problem)) from problem


def show_plan(upload: FigureUpload, plan: FigurePlan, delivered: Delivered) -> None:
    """The upload's report shows this plan from now on; nothing is saved."""
    upload.report = kept_report(plan, delivered.delivery)
    upload.plan_digest = plan.digest()


def _refuse_unsaid(plan: FigurePlan, delivered: Delivered) -> None:
    counts = plan.counts()
    unsaid = [field for field in _NEEDED if not getattr(delivered.delivery, field)]
    if not delivered.read.figures:
        unsaid += ["indicator"] if counts[Fault.NO_INDICATOR] else []
        unsaid += ["reference_on"] if counts[Fault.NO_DATE] else []
    if unsaid:
        raise Unsaid(tuple(unsaid))
