"""Dates, times, numbers and names as each language writes them."""

from datetime import date, time
from decimal import Decimal

import pytest

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.text.cldr import (
    format_date,
    format_euro,
    format_month,
    format_number,
    format_time,
    language_name,
    list_of,
    time_ago,
    time_span,
    weekday_name,
)

DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de", "3. Mai 2026"),
        ("en", "3 May 2026"),
        ("pl", "3 maja 2026"),
        ("ar", "3 مايو 2026"),
        ("fa", "۳ مهٔ ۲۰۲۶"),
        ("uk", "3 травня 2026\u00a0р."),
    ],
)
def test_format_date_writes_a_day_in_each_language(language: str, written: str) -> None:
    assert format_date(DAY, language) == written


def test_format_date_names_the_weekday_when_full() -> None:
    assert format_date(DAY, "de", "full") == "Sonntag, 3. Mai 2026"


def test_format_month_has_no_day() -> None:
    assert [format_month(DAY, language) for language in ("de", "fr", "fa")] == [
        "Mai 2026",
        "mai 2026",
        "مهٔ ۲۰۲۶",
    ]


def test_time_ago_uses_the_largest_unit() -> None:
    today = date(2026, 5, 20)

    assert [time_ago(date(2024, 5, 3), today, language) for language in ("de", "ar", "pl")] == [
        "vor 2 Jahren",
        "قبل سنتين",
        "2 lata temu",
    ]
    assert time_ago(date(2026, 5, 19), today, "de") == "vor 1 Tag"


@pytest.mark.parametrize(
    ("opens", "closes", "written"),
    [
        (time(9), time(11), "9–\u206011\u00a0Uhr"),
        (time(9, 30), time(11), "9:30–\u206011\u00a0Uhr"),
        (time(0), time(12, 5), "0–\u206012:05\u00a0Uhr"),
    ],
)
def test_time_span_in_german_leaves_out_full_minutes(opens: time, closes: time, written: str) -> None:
    assert time_span(opens, closes, "de") == written


def test_time_span_elsewhere_has_24_hours() -> None:
    spans = [time_span(time(9), time(16, 30), language) for language in ("en", "ar", "fa", "fr")]

    assert spans == ["09:00–\u206016:30", "09:00–\u206016:30", "۹:۰۰ تا ۱۶:۳۰", "09:00–\u206016:30"]


def test_format_time_is_a_single_hour() -> None:
    times = [format_time(time(15), language) for language in ("de", "en", "tr")]

    assert times == ["15\u00a0Uhr", "15:00", "15:00"]


def test_weekday_name_starts_on_monday_without_full_stops() -> None:
    assert [weekday_name(day, "de", "abbreviated") for day in range(7)] == [
        "Mo",
        "Di",
        "Mi",
        "Do",
        "Fr",
        "Sa",
        "So",
    ]
    assert weekday_name(2, "uk") == "середа"


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "12.345,6"), ("en", "12,345.6"), ("fr", "12\u00a0345,6"), ("ar", "12,345.6"), ("fa", "۱۲٬۳۴۵٫۶")],
)
def test_format_number_uses_the_language_s_separators_and_digits(language: str, written: str) -> None:
    assert format_number(12345.6, language) == written


def test_format_euro_leaves_out_empty_cents() -> None:
    assert [format_euro(5, "de"), format_euro(Decimal("2.5"), "de"), format_euro(Decimal("5.00"), "de")] == [
        "5\u00a0€",
        "2,50\u00a0€",
        "5\u00a0€",
    ]


def test_format_euro_knows_the_sign_in_every_language() -> None:
    signs = {language.code: "€" in format_euro(5, language.code) for language in INTERFACE_LANGUAGES}

    assert [language for language, has_sign in signs.items() if not has_sign] == []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("ar", "de", "Arabisch"),
        ("kmr", "de", "Kurdisch"),
        ("prs", "de", "Dari"),
        ("ckb", "en", "Central Kurdish"),
        ("de", "ar", "الألمانية"),
        ("no-such", "de", "no-such"),
    ],
)
def test_language_name_is_in_the_reader_s_language(code: str, language: str, name: str) -> None:
    assert language_name(code, language) == name


def test_list_of_joins_as_the_language_does() -> None:
    assert [list_of(["a", "b", "c"], language) for language in ("de", "en", "tr")] == [
        "a, b und c",
        "a, b and c",
        "a, b ve c",
    ]
    assert [list_of([], "de"), list_of(["a"], "de")] == ["", "a"]


@pytest.mark.parametrize("language", [language.code for language in INTERFACE_LANGUAGES])
def test_nothing_is_written_with_a_space_the_typefaces_lack(language: str) -> None:
    written = format_date(DAY, language, "full") + format_number(1234567, language) + format_euro(5, language)

    assert written.count("\u202f") == 0
