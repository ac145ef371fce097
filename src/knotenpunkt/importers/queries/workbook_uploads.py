"""The uploads of a centre, without their files."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404

from knotenpunkt.importers.files.signs_of_life import sign_of
from knotenpunkt.importers.models import UploadState, WorkbookUpload
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def workbook_uploads_of(centre: Centre) -> TenantQuerySet[WorkbookUpload]:
    """All uploads, the latest first; neither file nor report is loaded."""
    return WorkbookUpload.objects.within(Scope.of(centre)).defer(*WorkbookUpload.LARGE)


def workbook_upload_of(centre: Centre, key: uuid.UUID) -> WorkbookUpload:
    """One upload of a centre with its report; another centre's does not exist."""
    uploads = WorkbookUpload.objects.within(Scope.of(centre)).select_related("centre").defer("content")
    upload: WorkbookUpload | None = uploads.filter(pk=key).first()
    if upload is None:
        raise Http404(str(key))
    return as_it_is_now(upload)


def as_it_is_now(upload: WorkbookUpload) -> WorkbookUpload:
    """With the latest sign of life of its errand, which its transaction may still hide in the database."""
    sign = sign_of(upload.pk) if upload.errand else None
    if sign is not None and sign.token == upload.errand_token:
        upload.hear(sign.stage, sign.done, sign.of, sign.at)
    return upload


def workbook_upload_with_report(centre: Centre, key: uuid.UUID) -> tuple[WorkbookUpload, Mapping[str, Any]]:
    """One upload and its report; one that was never read has none, and so no page about it."""
    upload = workbook_upload_of(centre, key)
    if upload.report is None:
        raise Http404(str(key))
    return upload, upload.report


def whole_upload(upload: WorkbookUpload) -> WorkbookUpload:
    """The upload as it is now, with its file."""
    rows = WorkbookUpload.objects.within(Scope.of(upload.centre)).select_related("centre")
    found: WorkbookUpload = rows.get(pk=upload.pk)
    return found


def latest_read_upload(centre: Centre) -> WorkbookUpload | None:
    """The upload whose questions count: the last one that could be read and was not taken back."""
    read = (UploadState.READY, UploadState.APPLIED)
    return workbook_uploads_of(centre).filter(state__in=read).first()
