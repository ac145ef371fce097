"""What is to be checked: a file or an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.hsds.domain.documents import LARGEST


class ValidatorForm(forms.Form):
    """One of both; what is in it is read later."""

    file = forms.FileField(required=False, allow_empty_file=True)
    address = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        """`sent_bytes`: the size of everything that was sent; what is far too large does not even arrive."""
        super().__init__(*args, **kwargs)
        self._sent_bytes = sent_bytes

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not self.cleaned_data["file"] and not self.cleaned_data["address"]:
            too_large = _("That is too much. Up to %(megabytes)d megabytes are checked.")
            missing = _("Please choose a file, or give an address.")
            is_too_large = self._sent_bytes > LARGEST
            self.add_error(
                "file", too_large % {"megabytes": LARGEST // 1_000_000} if is_too_large else missing
            )
        return self.cleaned_data
