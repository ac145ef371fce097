"""Addresses of the importers' screens."""

from django.urls import URLPattern, path

from knotenpunkt.importers.views.remembered_answers import (
    remembered_answers,
    remembered_answers_forget,
    remembered_answers_forget_column,
)
from knotenpunkt.importers.views.workbook_cells import workbook_cells
from knotenpunkt.importers.views.workbook_columns import workbook_columns
from knotenpunkt.importers.views.workbook_rows import workbook_rows
from knotenpunkt.importers.views.workbook_upload import (
    workbook_upload,
    workbook_upload_answer,
    workbook_upload_apply,
    workbook_upload_progress,
    workbook_upload_read,
    workbook_upload_undo,
)
from knotenpunkt.importers.views.workbook_uploads import workbook_uploads

_WORKBOOKS = "<language:language>/<slug:centre>/arbeitsplatz/mappe/"
_ONE = f"{_WORKBOOKS}<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(_WORKBOOKS, workbook_uploads, name="workbook_uploads"),
    path(f"{_WORKBOOKS}antworten/", remembered_answers, name="remembered_answers"),
    path(f"{_WORKBOOKS}antworten/<uuid:key>/", remembered_answers_forget, name="remembered_answers_forget"),
    path(
        f"{_WORKBOOKS}antworten/spalten/<uuid:key>/",
        remembered_answers_forget_column,
        name="remembered_answers_forget_column",
    ),
    path(_ONE, workbook_upload, name="workbook_upload"),
    path(f"{_ONE}stand/", workbook_upload_progress, name="workbook_upload_progress"),
    path(f"{_ONE}antworten/", workbook_upload_answer, name="workbook_upload_answer"),
    path(f"{_ONE}lesen/", workbook_upload_read, name="workbook_upload_read"),
    path(f"{_ONE}uebernehmen/", workbook_upload_apply, name="workbook_upload_apply"),
    path(f"{_ONE}zuruecknehmen/", workbook_upload_undo, name="workbook_upload_undo"),
    path(f"{_ONE}spalten/", workbook_columns, name="workbook_columns"),
    path(f"{_ONE}zeilen/", workbook_rows, name="workbook_rows"),
    path(f"{_ONE}zellen/", workbook_cells, name="workbook_cells"),
]
