"""A fixed term, as it is typed."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as later

from knotenpunkt.directory.domain.translations import TARGET_LANGUAGES
from knotenpunkt.translating.models.glossary_term import LONGEST_TERM

_NOT_TOO_LONG = MaxLengthValidator(
    LONGEST_TERM, later("Please shorten this to %(limit_value)d characters. It has %(show_value)d.")
)


class GlossaryTermForm(forms.Form):
    """The German term, the language, and what it is called there."""

    german = forms.CharField(
        validators=[_NOT_TOO_LONG], error_messages={"required": later("Please write the German term.")}
    )
    target = forms.ChoiceField(
        choices=[(code, code) for code in TARGET_LANGUAGES],
        error_messages={
            "required": later("Please choose a language."),
            "invalid_choice": later("Please choose a language."),
        },
    )
    fixed = forms.CharField(
        validators=[_NOT_TOO_LONG], error_messages={"required": later("Please write the translation.")}
    )
