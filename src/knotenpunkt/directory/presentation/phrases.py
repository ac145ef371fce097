"""Small phrases of an offer's facts in the reader's language: ages, days and times, cost, age of the information."""

from collections.abc import Mapping
from datetime import date, time

from django.utils.translation import gettext, ngettext, pgettext

from knotenpunkt.directory.domain.age_of_information import Freshness, InformationAge
from knotenpunkt.directory.domain.by_appointment import means_by_appointment
from knotenpunkt.directory.domain.offer import Cost
from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.shared.text import cldr

EVERY_DAY = tuple(range(7))
WORKING_DAYS = tuple(range(5))


def ages(minimum: int | None, maximum: int | None, language: str) -> str:
    """For which ages, in years; an empty text where none is stated."""
    if minimum is None and maximum is None:
        return ""
    low, high = (cldr.format_number(age or 0, language) for age in (minimum, maximum))
    if maximum is None:
        return ngettext("from %(age)s year", "from %(age)s years", minimum or 0) % {"age": low}
    if not minimum:
        return ngettext("up to %(age)s year", "up to %(age)s years", maximum) % {"age": high}
    if minimum == maximum:
        return ngettext("%(age)s year", "%(age)s years", maximum) % {"age": high}
    return ngettext("%(low)s–%(high)s year", "%(low)s–%(high)s years", maximum) % {"low": low, "high": high}


def year(number: int, language: str) -> str:
    """A year in the digits of the language, without separators."""
    return "".join(cldr.format_number(int(digit), language) for digit in str(number))


def partial_date(stated: PartialDate, language: str) -> str:
    """A date as far as it is known; „about" before it where it is approximate."""
    if stated.day is not None:
        written = cldr.format_date(stated.earliest, language)
    elif stated.month is not None:
        written = cldr.format_month(stated.earliest, language)
    else:
        written = year(stated.year, language)
    return gettext("about %(date)s") % {"date": written} if stated.approximate else written


def information_age_in_words(age: InformationAge, language: str) -> str:
    """How old the information is, honestly."""
    if age.unconfirmed_since is not None:
        written = {"date": cldr.format_date(age.unconfirmed_since, language)}
        return pgettext("day", "Not confirmed since %(date)s") % written
    if age.as_of is None:
        return gettext("Date unknown, not confirmed")
    written = {"date": partial_date(age.as_of, language)}
    is_day = age.as_of.day is not None
    if age.is_confirmed:
        return (
            pgettext("day", "Confirmed on %(date)s") if is_day else gettext("Confirmed in %(date)s")
        ) % written
    if is_day:
        return pgettext("day", "As of %(date)s, not confirmed") % written
    return pgettext("month or year", "As of %(date)s, not confirmed") % written


def warning_about_age(age: InformationAge) -> str:
    """What to bear in mind about old information; empty where it is fresh."""
    if age.freshness is Freshness.FRESH:
        return ""
    if age.freshness is Freshness.DOUBTED:
        return gettext("The provider has been asked and has not answered. Please ask before you go.")
    if age.freshness is Freshness.OLDER:
        return gettext("This information is more than six months old. Please ask before you go.")
    if age.freshness is Freshness.UNKNOWN:
        return gettext("Nobody knows how old this information is. Please ask before you go.")
    return gettext("This information is old. The offer may have changed or ended. Please ask before you go.")


def cost(paid: Cost, language: str) -> str:
    """What it costs, as far as that can be said in every language."""
    if paid.is_free:
        return gettext("free of charge")
    return cldr.format_euro(paid.amount, language) if paid.amount is not None else ""


def level(lowest: str, highest: str) -> str:
    """The level of German by the European framework; „alpha" is learning to read and write."""
    names = [
        gettext("reading and writing") if code.casefold() == "alpha" else code.upper()
        for code in (lowest, highest)
        if code
    ]
    return "–".join(dict.fromkeys(names))


def hours(opens: time | None, closes: time | None, language: str) -> str:
    """From when until when on a day; an empty text where no hour is known."""
    if opens and closes:
        return cldr.time_span(opens, closes, language)
    if opens:
        return gettext("from %(time)s") % {"time": cldr.format_time(opens, language)}
    if closes:
        return gettext("until %(time)s") % {"time": cldr.format_time(closes, language)}
    return ""


def by_appointment(text: str) -> str:
    """What a provider's „nach Vereinbarung" means; an empty text for any other words."""
    return gettext("by appointment") if means_by_appointment(text) else ""


def everywhere(municipalities: Mapping[str, str]) -> str:
    """The whole territory of a centre: a city where it serves one municipality, otherwise a district."""
    if len(municipalities) == 1:
        return gettext("everywhere in the city")
    return gettext("everywhere in the district")


def schedule(record: ScheduleRecord, language: str) -> str:
    """One schedule as a short line: „Mittwoch 9–11 Uhr"."""
    return _joined(_days(record, language), record, language)


def schedule_in_sentence(record: ScheduleRecord, language: str) -> str:
    """One schedule as a part of a sentence: „mittwochs 9–11 Uhr"."""
    if record.frequency is Frequency.WEEKLY and 0 < len(record.weekdays) < len(WORKING_DAYS):
        names = _on_weekdays()
        days = cldr.list_of([names[day] for day in record.weekdays], language)
        return _joined(days, record, language)
    return schedule(record, language)


def _joined(days: str, record: ScheduleRecord, language: str) -> str:
    when = " ".join(part for part in (days, hours(record.opens_at, record.closes_at, language)) if part)
    parts = (when, _rhythm(record, language), _limits(record, language))
    return pgettext("parts of a time", ", ").join(part for part in parts if part)


def _days(record: ScheduleRecord, language: str) -> str:
    if record.frequency is Frequency.ONCE:
        return _single_days(record.starts_on, record.ends_on, language)
    days = weekdays(record.weekdays, language)
    if record.frequency is Frequency.MONTHLY and record.ordinals:
        names = _ordinals()
        numbers = cldr.list_of([names[ordinal] for ordinal in record.ordinals if ordinal in names], language)
        return gettext("%(weekdays)s (%(ordinals)s of the month)") % {"weekdays": days, "ordinals": numbers}
    return days


def weekdays(days: tuple[int, ...], language: str) -> str:
    """Days of the week as one phrase: „Montag bis Freitag", „Montag und Mittwoch"."""
    if days == EVERY_DAY:
        return gettext("every day")
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        first, last = (cldr.weekday_name(day, language) for day in (days[0], days[-1]))
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    return cldr.list_of([cldr.weekday_name(day, language) for day in days], language)


def _single_days(first: date | None, last: date | None, language: str) -> str:
    if first is None:
        return ""
    written = cldr.format_date(first, language, "full" if last in (None, first) else "long")
    if last is None or last == first:
        return written
    return gettext("%(first)s to %(last)s") % {"first": written, "last": cldr.format_date(last, language)}


def _rhythm(record: ScheduleRecord, language: str) -> str:
    """Every how many weeks or months; after the hours, lest „every 2 weeks until 6 p.m." be read."""
    if record.frequency is Frequency.ONCE or record.interval == 1:
        return ""
    number = record.interval
    if record.frequency is Frequency.MONTHLY:
        rhythm = ngettext("every %(number)s month", "every %(number)s months", number)
    else:
        rhythm = ngettext("every %(number)s week", "every %(number)s weeks", number)
    return rhythm % {"number": cldr.format_number(number, language)}


def _limits(record: ScheduleRecord, language: str) -> str:
    if record.frequency is Frequency.ONCE or record.ends_on is None:
        return ""
    return gettext("until %(date)s") % {"date": cldr.format_date(record.ends_on, language)}


def _on_weekdays() -> tuple[str, ...]:
    return (
        pgettext("every week", "on Mondays"),
        pgettext("every week", "on Tuesdays"),
        pgettext("every week", "on Wednesdays"),
        pgettext("every week", "on Thursdays"),
        pgettext("every week", "on Fridays"),
        pgettext("every week", "on Saturdays"),
        pgettext("every week", "on Sundays"),
    )


def _ordinals() -> dict[int, str]:
    return {
        1: pgettext("weekday in a month", "1st"),
        2: pgettext("weekday in a month", "2nd"),
        3: pgettext("weekday in a month", "3rd"),
        4: pgettext("weekday in a month", "4th"),
        5: pgettext("weekday in a month", "5th"),
        -1: pgettext("weekday in a month", "last"),
    }
