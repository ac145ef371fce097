"""The form that takes a workbook; whatever cannot be taken gets a sentence."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from knotenpunkt.importers.actions.receive_workbook import WHEN_TOO_LARGE, ReceivedFile
from knotenpunkt.shared.web.uploaded import uploaded_file


class WorkbookForm(forms.Form):
    """A file, and what is done with entries that it no longer lists."""

    workbook = forms.FileField(required=False, allow_empty_file=True)
    archives_missing = forms.BooleanField(required=False)
    sent_bytes = 0  # of the whole form: a file that is far too large does not even arrive

    def clean_workbook(self) -> "UploadedFile[bytes]":
        sent = self.cleaned_data["workbook"]
        return uploaded_file(sent, sent_bytes=self.sent_bytes, advice=WHEN_TOO_LARGE)

    @property
    def received(self) -> ReceivedFile:
        """The file, once it is known to be there."""
        file = self.cleaned_data["workbook"]
        return ReceivedFile(file.name or "", file.read(), self.cleaned_data["archives_missing"])
