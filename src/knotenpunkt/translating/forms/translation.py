"""The texts of one entry in another language, as they are typed."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as later

from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.translating.domain.lengths import longest


class TranslationForm(forms.Form):
    """A field for each text, and for each the mark of what stood beside it when it was typed."""

    def __init__(self, sections: Collection[Section], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.sections = tuple(sections)
        for section in sections:
            self.fields[section.value] = forms.CharField(
                required=False,
                validators=[
                    MaxLengthValidator(
                        longest(section),
                        later(
                            "Please shorten this text to %(limit_value)d characters. It has %(show_value)d."
                        ),
                    )
                ],
            )

    @property
    def texts(self) -> dict[Section, str]:
        """What was typed, with line ends of one kind; only for fields that were sent."""
        return {
            section: "\n".join(self.cleaned_data[section].splitlines())
            for section in self.sections
            if section in self.cleaned_data and section in self.data
        }

    @property
    def marks(self) -> dict[Section, str]:
        """What stood beside each text."""
        return {section: str(self.data.get(f"seen-{section}", "")) for section in self.sections}

    @property
    def raw(self) -> dict[Section, str]:
        """What was typed, whether usable or not: nothing is lost."""
        return {section: str(self.data.get(section, "")) for section in self.sections}
