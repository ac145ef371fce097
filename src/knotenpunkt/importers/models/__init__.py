"""What is kept of imports in the browser: the workbooks that were uploaded, and the answers to their questions."""

from knotenpunkt.importers.models.column_meaning import ColumnMeaning
from knotenpunkt.importers.models.remembered_answer import RememberedAnswer
from knotenpunkt.importers.models.workbook_upload import Errand, Notice, UploadState, WorkbookUpload

__all__ = ["ColumnMeaning", "Errand", "Notice", "RememberedAnswer", "UploadState", "WorkbookUpload"]
