"""What is kept of imports in the browser: the workbooks that were uploaded, and the answers to their questions."""

from knotenpunkt.importers.models.remembered_answer import RememberedAnswer
from knotenpunkt.importers.models.workbook_upload import Errand, Notice, UploadState, WorkbookUpload

__all__ = ["Errand", "Notice", "RememberedAnswer", "UploadState", "WorkbookUpload"]
