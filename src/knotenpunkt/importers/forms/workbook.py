"""The form that takes a workbook; whatever cannot be taken gets a sentence."""

from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from knotenpunkt.importers.actions.receive_workbook import (
    LARGEST_UPLOAD,
    ReceivedFile,
    plain_name,
    too_large,
)


class WorkbookForm(forms.Form):
    """A file, and what is done with entries that it no longer lists."""

    workbook = forms.FileField(required=False, allow_empty_file=True)
    archives_missing = forms.BooleanField(required=False)
    sent_bytes = 0  # of the whole form: a file that is far too large does not even arrive

    def clean_workbook(self) -> "UploadedFile[bytes]":
        file = cast("UploadedFile[bytes] | None", self.cleaned_data["workbook"])
        if file is None and self.sent_bytes > LARGEST_UPLOAD:
            raise forms.ValidationError(too_large("", self.sent_bytes).sentence)
        if file is None:
            raise forms.ValidationError(_("Please choose a file."))
        if file.size is not None and file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(too_large(plain_name(file.name or ""), file.size).sentence)
        return file

    @property
    def received(self) -> ReceivedFile:
        """The file, once it is known to be there."""
        file = self.cleaned_data["workbook"]
        return ReceivedFile(file.name or "", file.read(), self.cleaned_data["archives_missing"])
