"""Fields of the plan's forms: what somebody wrote becomes a value, or a sentence that says what to do."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import URLValidator, validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.directory.domain.written.phones import format_phone, read_phones
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.directory.domain.written.text import clean, clean_line
from knotenpunkt.planning.domain.written_numbers import read_number
from knotenpunkt.shared.text.cldr import decimal_sign
from knotenpunkt.shared.text.written_numbers import NotANumber, Notation, UnclearNumber, number_in

FIRST_YEAR, LAST_YEAR = 1945, 2099
LONGEST_TEXT = 2_000
LONGEST_LINK = 500 - len("https://")  # which is put before it where it is missing

_DAY = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_PROTOCOL = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IS_WEB_ADDRESS = URLValidator(schemes=["http", "https"])


def isolated(words: str) -> str:
    """Words that somebody typed, inside a sentence of any direction."""
    return f"\u2068{words}\u2069"


def written_day(value: date | None) -> str:
    """A day as people here type it: 01.09.2014."""
    return f"{value:%d.%m.%Y}" if value else ""


def written_number(value: Decimal) -> str:
    """A number as it is typed in the language of the page, without zeros at the end: 3,5 in German."""
    return f"{value.normalize():f}".replace(".", _notation().value)


def typed_number(text: str, *, otherwise: str) -> Decimal:
    """The number that somebody typed in the language of the page; what is none is refused in the words given."""
    try:
        return read_number(text, _notation())
    except UnclearNumber as problem:
        raise forms.ValidationError(_both_meanings(text)) from problem
    except NotANumber as problem:
        raise forms.ValidationError(otherwise) from problem


def _both_meanings(text: str) -> str:
    """Of three digits behind the decimal sign, which may be thousands."""
    number = number_in(text, notation=_notation(), whole=False)
    return _("“%(words)s” can be read as %(large)s or as %(small)s. Please write the one that is meant.") % {
        "words": isolated(text),
        "large": written_number(1000 * number),
        "small": written_number(round(number, 2)),
    }


def _notation() -> Notation:
    return Notation(decimal_sign(get_language() or settings.LANGUAGE_CODE))


def refuse_backwards(form: forms.Form) -> None:
    """Tell at the field `last_on` that it lies before `begins_on`."""
    begins_on, last_on = form.cleaned_data.get("begins_on"), form.cleaned_data.get("last_on")
    if begins_on and last_on and last_on < begins_on:
        form.add_error("last_on", _("The last day is before the first."))


class Line(forms.CharField):
    """Words in one line, up to `longest` characters; left empty it is `nothing`."""

    nothing: Any = ""

    def __init__(self, *, longest: int, **options: Any) -> None:
        self.longest = longest
        needed = {"required": later("Please fill this in.")}
        super().__init__(error_messages=needed, **{"required": False, **options})

    @property
    def is_optional(self) -> bool:
        """Whether it may be left empty; the page says so."""
        return not self.required

    def to_python(self, value: Any) -> Any:
        text = self.tidy(super().to_python(value) or "")
        if len(text) > self.longest:
            raise forms.ValidationError(
                _("Please shorten this to %(most)d characters. It has %(number)d.")
                % {"most": self.longest, "number": len(text)}
            )
        return self.read(text) if text else self.nothing

    def tidy(self, text: str) -> str:
        """Without what cannot be seen."""
        return clean_line(text)

    def read(self, text: str) -> Any:
        """What the words mean."""
        return text


class Lines(Line):
    """Words over several lines."""

    widget = forms.Textarea

    def tidy(self, text: str) -> str:
        return clean(text)


class Day(Line):
    """A day: 01.09.2014 or 2014-09-01."""

    nothing = None

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=40, **options)

    def read(self, text: str) -> date:
        found = _DAY.fullmatch(text) or _ISO_DAY.fullmatch(text)
        if found is None:
            raise forms.ValidationError(
                _("“%(words)s” is no day. Please write it like this: 01.09.2014.") % {"words": isolated(text)}
            )
        year, month, day = (int(found[part]) for part in ("year", "month", "day"))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise forms.ValidationError(_("Please check the year %(year)d.") % {"year": year})
        try:
            return date(year, month, day)
        except ValueError as problem:
            raise forms.ValidationError(
                _("There is no %(words)s in the calendar.") % {"words": isolated(text)}
            ) from problem


class FullTime(Line):
    """Full-time equivalents with up to two decimals: 3,5 or 3.5."""

    def __init__(self, *, most: Decimal, **options: Any) -> None:
        self.most = most
        super().__init__(longest=40, **options)

    def read(self, text: str) -> Decimal:
        otherwise = _("“%(words)s” is no number of posts. Please write it like this: 3.5.")
        number = typed_number(text, otherwise=otherwise % {"words": isolated(text)})
        if number != round(number, 2):
            raise forms.ValidationError(_("Please write at most two decimals, like this: 0.33."))
        return self._plausible(number)

    def _plausible(self, number: Decimal) -> Decimal:
        if number <= 0:
            raise forms.ValidationError(_("Please write a number above zero. Posts that are gone are ended."))
        if number > self.most:
            raise forms.ValidationError(
                _("More than %(most)d full-time posts in one row? Please check the number.")
                % {"most": self.most}
            )
        return number


class Link(Line):
    """An address of the web; where the protocol is missing it is https."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=LONGEST_LINK, **options)

    def read(self, text: str) -> str:
        address = text if _PROTOCOL.match(text) else f"https://{text}"
        try:
            _IS_WEB_ADDRESS(address)
        except forms.ValidationError as problem:
            raise forms.ValidationError(
                _("“%(words)s” is no web address. Please copy it from the browser; it begins with https://.")
                % {"words": isolated(text)}
            ) from problem
        return address


class Email(Line):
    """One e-mail address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=254, **options)

    def read(self, text: str) -> str:
        try:
            validate_email(text)
        except forms.ValidationError as problem:
            raise forms.ValidationError(_("An e-mail address looks like name@example.org.")) from problem
        return text.lower()


class Phone(Line):
    """One phone number, kept in international form."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=60, **options)

    def read(self, text: str) -> str:
        found = read_phones(RawCell(text)).value
        if not found:
            raise forms.ValidationError(
                _("“%(words)s” is no phone number with its area code. An example: 02452 134222.")
                % {"words": isolated(text)}
            )
        if len(found) > 1:
            raise forms.ValidationError(_("Please write one phone number. Another one gets its own entry."))
        return found[0].number


def written_phone(number: str) -> str:
    """A number as people here write it."""
    return format_phone(number) if number else ""


class Choice(forms.ChoiceField):
    """One of several states or kinds; nothing is chosen beforehand."""

    is_optional = False

    def __init__(self, *, among: Iterable[str], named: Callable[[str], str], **options: Any) -> None:
        chosen = later("Please choose one.")
        told = {"required": chosen, "invalid_choice": chosen}
        super().__init__(
            choices=lambda: [("", ""), *((str(each), named(each)) for each in among)],
            error_messages=told,
            **options,
        )
