"""A file from a translator, as it is sent."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.translating.domain.xliff import LARGEST_FILE


class TranslationFileForm(forms.Form):
    """One file of bearable size; what is in it is read later."""

    file = forms.FileField(
        error_messages={
            "required": later("Please choose a file."),
            "empty": later("This file is empty."),
            "invalid": later("Please choose a file."),
        }
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("This file is too large. Up to %(most)d megabytes are read.")
                % {"most": LARGEST_FILE // 1_000_000}
            )
        return file
