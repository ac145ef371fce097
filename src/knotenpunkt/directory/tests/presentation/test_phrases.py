"""Phrases of facts. Expectations in English are the words of the program itself; CLDR gives the rest."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest
from django.utils.translation import override

from knotenpunkt.directory.domain.age_of_information import information_age
from knotenpunkt.directory.domain.offer import Cost, Provenance
from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.directory.presentation import phrases

TODAY = date(2026, 11, 23)
WEEKLY, MONTHLY, ONCE = Frequency.WEEKLY, Frequency.MONTHLY, Frequency.ONCE


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("minimum", "maximum", "words"),
    [
        (None, None, ""),
        (6, 12, "6–12 years"),
        (18, None, "from 18 years"),
        (1, None, "from 1 year"),
        (None, 3, "up to 3 years"),
        (0, 3, "up to 3 years"),
        (5, 5, "5 years"),
    ],
)
def test_ages_are_said_in_years(minimum: int | None, maximum: int | None, words: str) -> None:
    assert phrases.ages(minimum, maximum, "en") == words


def test_ages_follow_the_plural_rules_of_the_language() -> None:
    with override("pl"):
        written = [phrases.ages(age, age, "pl") for age in (1, 3, 5)]

    assert len(set(written)) == 3
    assert [text.split()[0] for text in written] == ["1", "3", "5"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (ScheduleRecord(WEEKLY, (2,), time(9), time(11)), "Wednesday 09:00–\u206011:00"),
        (ScheduleRecord(WEEKLY, (0, 2), time(9)), "Monday and Wednesday from 09:00"),
        (ScheduleRecord(WEEKLY, (0, 1, 2, 3, 4), None, time(12)), "Monday to Friday until 12:00"),
        (ScheduleRecord(WEEKLY, tuple(range(7))), "every day"),
        (ScheduleRecord(WEEKLY, (4,), interval=2), "Friday, every 2 weeks"),
        (
            ScheduleRecord(MONTHLY, (0,), time(15), ordinals=(1, 3)),
            "Monday (1st and 3rd of the month) from 15:00",
        ),
        (ScheduleRecord(MONTHLY, (6,), ordinals=(-1,)), "Sunday (last of the month)"),
        (ScheduleRecord(WEEKLY, (0,), ends_on=date(2027, 3, 1)), "Monday, until 1 March 2027"),
        (
            ScheduleRecord(ONCE, starts_on=date(2026, 12, 5), opens_at=time(10)),
            "Saturday, 5 December 2026 from 10:00",
        ),
        (
            ScheduleRecord(ONCE, starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 7)),
            "5 December 2026 to 7 December 2026",
        ),
    ],
)
def test_schedules_are_short_lines(record: ScheduleRecord, words: str) -> None:
    assert phrases.schedule(record, "en") == words


def test_weekly_days_have_a_form_for_sentences() -> None:
    record = ScheduleRecord(WEEKLY, (0, 3), time(9), time(11))

    assert phrases.schedule_in_sentence(record, "en") == "on Mondays and on Thursdays 09:00–\u206011:00"


@pytest.mark.parametrize(
    ("provenance", "words"),
    [
        (Provenance(), "Date unknown, not confirmed"),
        (Provenance(confirmed_on=date(2026, 5, 3)), "Confirmed on 3 May 2026"),
        (Provenance("", PartialDate(2016, approximate=True)), "As of about 2016, not confirmed"),
        (Provenance("", PartialDate(2019, 7)), "As of July 2019, not confirmed"),
        (Provenance("", PartialDate(2019, 7, 4)), "As of 4 July 2019, not confirmed"),
    ],
)
def test_age_of_information_is_honest(provenance: Provenance, words: str) -> None:
    assert phrases.information_age_in_words(information_age(provenance, TODAY), "en") == words


def test_only_fresh_information_carries_no_warning() -> None:
    days = [date(2026, 10, 1), date(2026, 1, 1), date(2020, 1, 1)]
    warnings = [
        phrases.warning_about_age(information_age(Provenance(confirmed_on=day), TODAY)) for day in days
    ]

    assert [bool(warning) for warning in warnings] == [False, True, True]
    assert len(set(warnings)) == 3


@pytest.mark.parametrize(
    ("cost", "fact", "own_words"),
    [
        (Cost(), "", ""),
        (Cost("kostenlos", is_free=True), "free of charge", ""),
        (Cost("0 €", is_free=True), "free of charge", ""),
        (
            Cost("kostenlos, Spende willkommen", is_free=True),
            "free of charge",
            "kostenlos, Spende willkommen",
        ),
        (Cost("2,50 €", amount=Decimal("2.50")), "€2.50", ""),
        (Cost("nach Einkommen"), "", "nach Einkommen"),
    ],
)
def test_cost_is_a_fact_and_words_where_they_say_more(cost: Cost, fact: str, own_words: str) -> None:
    assert (phrases.cost(cost, "en"), cost.own_words) == (fact, own_words)


def test_years_have_the_digits_of_the_language_and_no_separator() -> None:
    assert [phrases.year(2016, language) for language in ("de", "ar", "fa")] == ["2016", "2016", "۲۰۱۶"]


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [("a1", "B1", "A1–B1"), ("A2", "A2", "A2"), ("alpha", "", "reading and writing"), ("", "", "")],
)
def test_level_is_a_span(lowest: str, highest: str, words: str) -> None:
    assert phrases.level(lowest, highest) == words
