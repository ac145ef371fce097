"""The form for an announcement; whatever cannot be used gets a sentence at its field."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.accounts.models.announcement import LONGEST_TEXT, LONGEST_TITLE

LONGEST = timedelta(days=366)


class AnnouncementForm(forms.Form):
    """Title, text, and the last day on which it is shown."""

    title = forms.CharField(required=False)
    text = forms.CharField(required=False)
    until = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d.%m.%Y"])

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["until"].error_messages["invalid"] = _("Please write a day, for example 2027-01-31.")

    def clean_title(self) -> str:
        title = " ".join(cast(str, self.cleaned_data["title"]).split())
        return _checked(title, LONGEST_TITLE, _("Please write a title."))

    def clean_text(self) -> str:
        text = cast(str, self.cleaned_data["text"]).strip()
        return _checked(text, LONGEST_TEXT, _("Please write what you want to tell."))

    def clean_until(self) -> date:
        until = cast(date | None, self.cleaned_data["until"])
        if until is None:
            raise forms.ValidationError(_("Please say until when it is shown."))
        if not self._today <= until <= self._today + LONGEST:
            raise forms.ValidationError(_("Please choose a day from today on, within a year."))
        return until


def _checked(written: str, longest: int, if_empty: str) -> str:
    if not written:
        raise forms.ValidationError(if_empty)
    if len(written) > longest:
        raise forms.ValidationError(
            _("Please shorten this to %(most)d characters. It has %(number)d.")
            % {"most": longest, "number": len(written)}
        )
    return written
