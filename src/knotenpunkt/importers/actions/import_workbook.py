"""A whole import: read, plan, write, report. What the console, the demo and the benchmark have in common."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.actions.apply_import import apply_import
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.queries.import_preview import ImportRequest, preview_import
from knotenpunkt.importers.reading import Progress, no_progress
from knotenpunkt.importers.report.as_json import report_as_json
from knotenpunkt.importers.report.document import ImportReport, import_report
from knotenpunkt.importers.report.files import replaced_file
from knotenpunkt.importers.report.page import report_as_page
from knotenpunkt.regions.models import Centre

_RARELY = (100_000, 20, 20)


def import_workbook(
    centre: Centre,
    request: ImportRequest,
    *,
    actor: Actor,
    now: datetime,
    apply: bool,
    target: Path | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import a workbook, or only try it; the report's file is complete before the database commits.

    Raises AccessRefused; WorkbookProblem where the workbook cannot be used or another import is running. Then
    nothing was written, neither to the database nor to the report.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    with ExitStack() as stack:
        stack.enter_context(_collected_rarely())
        if apply:
            stack.enter_context(import_lock(centre))
        preview = preview_import(centre, request, progress=progress)
        report = import_report(preview, applied=apply, at=timezone.localtime(now))
        draft = stack.enter_context(replaced_file(target)) if target is not None else None
        if apply:
            progress("Speichern", 0, 1)
            stack.enter_context(transaction.atomic())
            apply_import(preview, actor=actor, now=now, progress=progress)
        if draft is not None:
            as_text = report_as_json if draft.suffix.lower() == ".json" else report_as_page
            draft.write_text(as_text(report), encoding="utf-8")
        return report


@contextmanager
def _collected_rarely() -> Iterator[None]:
    """Search for garbage in cycles less often: hundreds of thousands of records that stay are no garbage (a third
    of the time)."""
    usual = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
