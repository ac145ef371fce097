"""What templates use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from knotenpunkt.shared.languages import LANGUAGE_BY_CODE, InterfaceLanguage


@dataclass
class CentreLike:
    slug: str


@dataclass
class PortalLike:
    centre: CentreLike
    language: InterfaceLanguage


@dataclass
class HoursLike:
    weekday: int
    opens_at: time
    closes_at: time


PORTAL = PortalLike(CentreLike("heinsberg"), LANGUAGE_BY_CODE["ar"])


def rendered(source: str, language: str = "de", **values: Any) -> str:
    with translation.override(language):
        return Template("{% load knotenpunkt %}" + source).render(Context(values))


def test_address_uses_language_and_centre_of_the_portal() -> None:
    assert rendered('{% address "imprint" %}', portal=PORTAL) == "/ar/heinsberg/impressum/"


def test_address_outside_a_portal_has_the_page_s_language() -> None:
    assert rendered('{% address "instance" %}', "tr") == "/tr/"


def test_here_in_every_language_lists_all_with_this_page_s_address() -> None:
    request = RequestFactory().get("/de/heinsberg/impressum/?a=1")
    request.resolver_match = resolve(request.path_info)

    listed = rendered(
        "{% here_in_every_language as all %}{% for one, place in all %}{{ place }} {% endfor %}",
        request=request,
    )

    assert listed.split() == [f"/{code}/heinsberg/impressum/?a=1" for code in LANGUAGE_BY_CODE]


def test_pictogram_is_skipped_by_screen_readers() -> None:
    assert rendered('{% pictogram "clock" %}') == (
        '<svg class="kp-pictogram" aria-hidden="true" focusable="false">'
        '<use href="/static/directory/pictograms.svg#clock"/></svg>'
    )


def test_phone_number_stays_left_to_right() -> None:
    assert rendered("{{ number|phone_number }}", "ar", number="+492452134222") == (
        '<bdi dir="ltr">02452 134222</bdi>'
    )


def test_phone_number_escapes_what_is_no_number() -> None:
    assert rendered("{{ number|phone_number }}", number="<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'


@pytest.mark.parametrize(
    ("source", "value", "written"),
    [
        ("{{ value|written_date }}", date(2026, 5, 3), "3. Mai 2026"),
        ("{{ value|written_date }}", datetime(2026, 5, 2, 22, 30, tzinfo=UTC), "3. Mai 2026"),
        ('{{ value|written_date:"full" }}', date(2026, 5, 3), "Sonntag, 3. Mai 2026"),
        ("{{ value|written_month }}", date(2026, 5, 3), "Mai 2026"),
        ("{{ value|written_time }}", time(9, 30), "9:30\u00a0Uhr"),
        ("{{ value|weekday }}", 0, "Montag"),
        ("{{ value|number }}", 12345, "12.345"),
        ("{{ value|euro }}", 5, "5\u00a0€"),
        ("{{ value|language_name }}", "ar", "Arabisch"),
        ("{{ value|list_of }}", ["a", "b"], "a und b"),
    ],
)
def test_filters_write_in_the_active_language(source: str, value: object, written: str) -> None:
    assert rendered(source, value=value) == written


def test_until_joins_two_times() -> None:
    assert rendered("{{ a|until:b }}", a=time(9), b=time(11)) == "9–\u206011\u00a0Uhr"


def test_time_ago_counts_from_the_given_day() -> None:
    assert rendered("{{ a|time_ago:b }}", a=date(2024, 5, 3), b=date(2026, 5, 4)) == "vor 2 Jahren"


def test_opening_lines_read_rows_of_opening_hours() -> None:
    rows = [HoursLike(day, time(9), time(12)) for day in (0, 1, 2)]

    assert rendered("{% for a, b in rows|opening_lines %}{{ a }}: {{ b }}{% endfor %}", rows=rows) == (
        "Mo–Mi: 9–\u206012\u00a0Uhr"
    )


def test_page_address_is_complete() -> None:
    request = RequestFactory().get("/de/heinsberg/impressum/")

    assert rendered("{% page_address %}", request=request) == "http://testserver/de/heinsberg/impressum/"


def test_reading_language_is_the_active_one() -> None:
    assert rendered("{% reading_language as r %}{{ r.code }} {{ r.direction }}", "fa") == "fa rtl"
