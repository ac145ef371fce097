"""Addresses of the figures' screens; they lie at the desk of the state, in no centre."""

from django.urls import URLPattern, path

from knotenpunkt.monitoring.views.figure_upload import figure_upload, figure_upload_apply
from knotenpunkt.monitoring.views.figure_uploads import figure_uploads

_UPLOADS = "<language:language>/land/zahlen/"
_ONE = f"{_UPLOADS}<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(_UPLOADS, figure_uploads, name="figure_uploads"),
    path(_ONE, figure_upload, name="figure_upload"),
    path(f"{_ONE}uebernehmen/", figure_upload_apply, name="figure_upload_apply"),
]
