"""The open questions of a workbook as something to do."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.importers.queries.workbook_uploads import latest_read_upload


def question_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """One task where the latest workbook that was read has questions left, written or not."""
    if not workplace.may(Permission.CATALOGUE_IMPORT):
        return
    upload = latest_read_upload(workplace.centre)
    if upload is None or not upload.question_count:
        return
    yield Task(
        _("Questions from a workbook"),
        upload.question_count,
        upload.uploaded_on,
        _("Answer the questions"),
        workplace.portal.address("workbook_upload", key=upload.pk),
    )
