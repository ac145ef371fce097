"""Forms about oneself: name and language, and the first password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from knotenpunkt.accounts.models import Person
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES

LANGUAGES = [(language.code, language.own_name) for language in INTERFACE_LANGUAGES if language.for_staff]


class DetailsForm(forms.Form):
    """How colleagues see somebody, and the language of letters to her."""

    display_name = forms.CharField(max_length=120, required=False)
    language = forms.ChoiceField(choices=LANGUAGES)

    def clean_display_name(self) -> str:
        return _name(self.cleaned_data["display_name"])


class FirstPasswordForm(forms.Form):
    """What somebody types who accepts an invitation: her name, and a password twice."""

    display_name = forms.CharField(max_length=120, required=False)
    password = forms.CharField(required=False, strip=False)
    again = forms.CharField(required=False, strip=False)

    def __init__(self, email: str, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._email = email

    def clean_display_name(self) -> str:
        return _name(self.cleaned_data["display_name"])

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        person = Person(email=self._email, display_name=self.cleaned_data.get("display_name", ""))
        validate_password(password, person)
        return password

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise forms.ValidationError(_("The two passwords differ. Please type the same one twice."))
        return str(self.cleaned_data["again"])


def _name(written: str) -> str:
    name = " ".join(written.split())
    if not name:
        raise forms.ValidationError(_("Please write your name, as colleagues know it."))
    return name
