"""What is to be checked: a file or an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class ValidatorForm(forms.Form):
    """One of both; what is in it is read later."""

    file = forms.FileField(required=False, allow_empty_file=True)
    address = forms.CharField(required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not self.cleaned_data["file"] and not self.cleaned_data["address"]:
            self.add_error("file", _("Please choose a file, or give an address."))
        return self.cleaned_data
