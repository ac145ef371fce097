"""The form that takes a table of figures, and what the table does not say itself."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from knotenpunkt.monitoring.actions.receive_figures import WHEN_TOO_LARGE, HandedIn, Unsaid
from knotenpunkt.monitoring.domain.figure_plan import Told
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.models import FigureImport
from knotenpunkt.shared.web.uploaded import uploaded_file

_TOLD = {field.name for field in fields(Delivery)}
_ABOUT = {column.name: column.max_length or 0 for column in FigureImport._meta.fields if column.name in _TOLD}
_FIRST_YEAR = 1900


class FigureUploadForm(forms.Form):
    """A file, what all its rows are about, and where they come from."""

    table = forms.FileField(required=False, allow_empty_file=True)
    indicator = forms.ChoiceField(required=False)
    reference_on = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d.%m.%Y"])
    title = forms.CharField(required=False)
    publisher = forms.CharField(required=False)
    licence = forms.CharField(required=False)
    attribution = forms.CharField(required=False)
    website = forms.URLField(required=False, assume_scheme="https")
    note = forms.CharField(required=False)
    sent_bytes = 0  # of the whole form: a file that is far too large does not even arrive

    def __init__(self, today: date, indicators: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        cast(forms.ChoiceField, self.fields["indicator"]).choices = [("", ""), *indicators]
        self.fields["reference_on"].error_messages["invalid"] = _(
            "Please write a day, for example 2027-01-31."
        )
        self.fields["website"].error_messages["invalid"] = _("Please write an address of the web.")

    def clean_table(self) -> "UploadedFile[bytes]":
        return uploaded_file(self.cleaned_data["table"], sent_bytes=self.sent_bytes, advice=WHEN_TOO_LARGE)

    def clean_reference_on(self) -> date | None:
        day = cast(date | None, self.cleaned_data["reference_on"])
        if day is not None and (day.year < _FIRST_YEAR or day > self._today):
            raise forms.ValidationError(_("Please choose a day between 1900 and today."))
        return day

    def clean(self) -> dict[str, Any]:
        for field, longest in _ABOUT.items():
            number = len(self.cleaned_data.get(field, ""))
            if number > longest:
                self.add_error(
                    field,
                    _("Please shorten this to %(most)d characters. It has %(number)d.")
                    % {"most": longest, "number": number},
                )
        return self.cleaned_data

    @property
    def handed_in(self) -> HandedIn:
        """The file with what is said about it, once the form is valid."""
        said = self.cleaned_data
        return HandedIn(
            said["table"].name or "",
            said["table"].read(),
            Told(said["indicator"], said["reference_on"]),
            {field: said[field] for field in _ABOUT},
        )

    def ask_for(self, unsaid: Unsaid) -> None:
        """Tell at their fields what neither the file nor the form says."""
        asked = {
            "publisher": _("The file does not say who published the figures. Please write it here."),
            "licence": _("The file does not say under which licence the figures are. Please write it here."),
            "indicator": _("The file does not say what was counted. Please choose it here."),
            "reference_on": _("The file does not say of which day the figures are. Please write it here."),
        }
        for field in unsaid.fields:
            self.add_error(field, asked[field])
