"""Fields that only the form of a focus area has: numbers with decimal commas, and things chosen by their name."""

import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.planning.forms.fields import Line, isolated, typed_number

LONGEST_NAME = 300


class Number(Line):
    """A number: 1.500 or 2,5 in German, 1,500 or 2.5 in English."""

    nothing = None

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=40, **options)

    def read(self, text: str) -> Decimal:
        otherwise = _("“%(words)s” is no number that can be kept. Please write it like this: 1,500 or 2.5.")
        number = typed_number(text, otherwise=otherwise % {"words": isolated(text)})
        if number < 0:
            raise forms.ValidationError(
                _("Please write a number from 0 on. What becomes less is told like this: from 20 to 12.")
            )
        return number


class Chosen(forms.MultipleChoiceField):
    """Several words of a list; what is not in it was never offered and is passed over."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(code for code in dict.fromkeys(self.to_python(value)) if self.valid_value(code))


class Named(forms.Field):
    """Several things, each chosen by its name; empty lines are passed over."""

    widget = forms.SelectMultiple

    def __init__(self, known: Mapping[str, uuid.UUID] | None = None) -> None:
        super().__init__(required=False)
        self.known = known or {}

    def to_python(self, value: Any) -> tuple[uuid.UUID, ...]:
        names = [str(name).strip()[:LONGEST_NAME] for name in value or [] if str(name).strip()]
        keys = {name.casefold(): key for name, key in self.known.items()}
        unknown = [name for name in names if name.casefold() not in keys]
        if unknown:
            raise forms.ValidationError(
                _("“%(name)s” is not in the directory of your centre. Please choose a name from the list.")
                % {"name": isolated(unknown[0])}
            )
        return tuple(dict.fromkeys(keys[name.casefold()] for name in names))
