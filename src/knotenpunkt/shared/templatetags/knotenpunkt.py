"""What every template uses: addresses, pictograms, QR codes, and words as the reader's language writes them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES, LANGUAGE_BY_CODE, InterfaceLanguage
from knotenpunkt.shared.text import cldr, hours, phone
from knotenpunkt.shared.web.addresses import absolute_address, address_in, screen_address
from knotenpunkt.shared.web.language import is_for_staff
from knotenpunkt.shared.web.qr_codes import printable_address, qr_drawing

register = template.Library()

PICTOGRAMS = "directory/pictograms.svg"


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@register.simple_tag
def reading_language() -> InterfaceLanguage:
    """The language the page is written in."""
    return LANGUAGE_BY_CODE[_language()]


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, **arguments: Any) -> str:
    """The address of a screen in the reader's language, and in the portal's centre where the page has one."""
    portal = context.get("portal")
    if portal is None:
        return screen_address(name, {"language": _language(), **arguments})
    return screen_address(name, {"language": portal.language.code, "centre": portal.centre.slug, **arguments})


@register.simple_tag(takes_context=True)
def here_in(context: Context, language: str) -> str:
    """The address of this page in another language, with the same filters."""
    return address_in(context["request"], language)


@register.simple_tag(takes_context=True)
def here_in_every_language(context: Context) -> list[tuple[InterfaceLanguage, str]]:
    """Every language in which there is this page, with its address."""
    request: HttpRequest = context["request"]
    match = request.resolver_match
    staff_only = match is not None and is_for_staff(match.func)
    return [
        (language, address_in(request, language.code))
        for language in INTERFACE_LANGUAGES
        if language.for_staff or not staff_only
    ]


@register.simple_tag(takes_context=True)
def page_address(context: Context) -> str:
    """The full address of this page as it is printed on paper."""
    return printable_address(absolute_address(context["request"], settings.PUBLIC_ADDRESS))


@register.simple_tag
def pictogram(name: str) -> SafeString:
    """A small drawing from the sprite. It repeats what the words beside it say, so screen readers skip it."""
    return format_html(
        '<svg class="kp-pictogram" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static(PICTOGRAMS),
        name,
    )


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """The QR code of an address as an inline drawing."""
    return mark_safe(qr_drawing(address))  # noqa: S308 - drawn by segno from modules, carries no foreign text


@register.filter
def written_date(value: date | datetime, width: cldr.Width = "long") -> str:
    """A day as the reader's language writes it; of a moment the day it was in Germany."""
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    return cldr.format_date(day, _language(), width)


@register.filter
def written_month(value: date) -> str:
    """A month and its year as the reader's language writes them."""
    return cldr.format_month(value, _language())


@register.filter
def time_ago(value: date, today: date) -> str:
    """How long before `today` a day was."""
    return cldr.time_ago(value, today, _language())


@register.filter
def written_time(value: time) -> str:
    """A time of day as the reader's language writes it."""
    return cldr.format_time(value, _language())


@register.filter
def until(opens: time, closes: time) -> str:
    """From when until when: `{{ opens|until:closes }}`."""
    return cldr.time_span(opens, closes, _language())


@register.filter
def weekday(value: int, width: cldr.NameWidth = "wide") -> str:
    """The name of a weekday, Monday being 0."""
    return cldr.weekday_name(value, _language(), width)


@register.filter
def number(value: float | Decimal) -> str:
    """A number with the separators and digits of the reader's language."""
    return cldr.format_number(value, _language())


@register.filter
def euro(value: int | Decimal) -> str:
    """An amount of euros."""
    return cldr.format_euro(value, _language())


@register.filter
def language_name(code: str) -> str:
    """The name of a spoken language in the reader's language."""
    return cldr.language_name(code, _language())


@register.filter
def list_of(words: Iterable[str]) -> str:
    """Several things as one phrase."""
    return cldr.list_of(words, _language())


@register.filter
def phone_number(value: str) -> SafeString:
    """A phone number in its national form, kept left to right inside a text of any direction."""
    return format_html('<bdi dir="ltr">{}</bdi>', phone.national_form(value))


@register.filter
def opening_lines(spans: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """Opening hours (rows with weekday, opens_at, closes_at) as few lines of days and hours."""
    return hours.opening_lines(((span.weekday, span.opens_at, span.closes_at) for span in spans), _language())
