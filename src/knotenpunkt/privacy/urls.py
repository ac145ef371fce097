"""Addresses of the privacy's screens."""

from django.urls import URLPattern, path

from knotenpunkt.privacy.views.personal_data_request import (
    personal_data_request,
    personal_data_request_erase,
    personal_data_request_file,
)
from knotenpunkt.privacy.views.processing_record import processing_record

_WORKSPACE = "<language:language>/<slug:centre>/arbeitsplatz/datenschutz/"

urlpatterns: list[URLPattern] = [
    path(_WORKSPACE, processing_record, name="processing_record"),
    path(f"{_WORKSPACE}auskunft/", personal_data_request, name="personal_data_request"),
    path(f"{_WORKSPACE}auskunft/datei.json", personal_data_request_file, name="personal_data_request_file"),
    path(f"{_WORKSPACE}auskunft/loeschen/", personal_data_request_erase, name="personal_data_request_erase"),
]
