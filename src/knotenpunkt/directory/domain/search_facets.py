"""The marks under which offers stand in the search index, and which of them a condition of a question looks for."""

import uuid
from collections.abc import Iterator

from knotenpunkt.directory.domain.facets import AGE_BANDS, age_bands
from knotenpunkt.directory.domain.filters import YES, Facet
from knotenpunkt.directory.domain.records import ScheduleRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.recurrence import weekday_mask
from knotenpunkt.search.domain.intent_kinds import DISTRICT, Intent, IntentKind
from knotenpunkt.search.domain.slots import Alternative, Field, Token

DAYTIME = "tageszeit"
DISTRICT_WIDE = "kreisweit:ja"
PUBLISHED = f"status:{Status.PUBLISHED}"
EVERYONE = "everyone"

# Hours at which parts of the day begin and end; what takes place over noon belongs to both.
_PARTS_OF_DAY = {"morning": (5, 12), "noon": (11, 14), "afternoon": (12, 17), "evening": (17, 24)}


def mark(facet: Facet, value: str) -> str:
    """The mark of one value of a facet."""
    return f"{facet}:{value}"


def centre_mark(centre: uuid.UUID) -> str:
    """The mark of everything that belongs to a centre."""
    return f"zentrum:{centre}"


def service_marks(centre: uuid.UUID, record: ServiceRecord) -> frozenset[str]:
    """Every mark of an offer. Where a confidential offer takes place is no mark."""
    return frozenset((centre_mark(centre), f"status:{record.status}", *_facts(record), *_where(record)))


def _facts(record: ServiceRecord) -> Iterator[str]:
    values = [(Facet.TOPIC, code) for code in record.topics]
    values += [(Facet.TARGET_GROUP, code) for code in record.target_groups]
    values += [(Facet.AGE, band) for band in age_bands(record.minimum_age, record.maximum_age)]
    values += [(Facet.LANGUAGE, code) for code in record.languages]
    values += [(Facet.WEEKDAY, str(day + 1)) for day in weekday_mask(record.schedules)]
    flags = (
        (Facet.FREE, record.free_of_charge),
        (Facet.CHILDCARE, record.childcare),
        (Facet.WOMEN_ONLY, record.women_only),
    )
    values += [(facet, YES) for facet, holds in flags if holds]
    yield from (mark(facet, value) for facet, value in values)
    yield from (f"{DAYTIME}:{part}" for schedule in record.schedules for part in parts_of_day(schedule))


def _where(record: ServiceRecord) -> Iterator[str]:
    held = () if record.place.confidential or not record.place.municipality else (record.place.municipality,)
    for ags in dict.fromkeys((*held, *record.service_areas)):
        yield mark(Facet.MUNICIPALITY, ags)
    if record.district_wide:
        yield DISTRICT_WIDE


def parts_of_day(schedule: ScheduleRecord) -> tuple[str, ...]:
    """The parts of the day that a schedule touches; none where its hours are not known."""
    if schedule.opens_at is None:
        return ()
    opens = schedule.opens_at.hour + schedule.opens_at.minute / 60
    closes = opens + 1
    if schedule.closes_at is not None and schedule.closes_at > schedule.opens_at:
        closes = schedule.closes_at.hour + schedule.closes_at.minute / 60
    return tuple(part for part, (first, last) in _PARTS_OF_DAY.items() if opens < last and first < closes)


_CHILDREN = {"0-2", "3-5", "6-9", "10-13"}
_YOUTH = {"14-17"}
_FLAGS = {
    IntentKind.FREE: Facet.FREE,
    IntentKind.CHILDCARE: Facet.CHILDCARE,
    IntentKind.WOMEN_ONLY: Facet.WOMEN_ONLY,
}


def condition(intent: Intent, stems: tuple[str, ...]) -> tuple[Alternative, ...]:
    """How an offer may fulfil a condition: by its facts, less surely by its words. `stems` are those of the condition.

    Of an audience the words count too, and an offer for everyone fits a little. Nothing but its facts fulfils a
    weekday, a time of day or an age.
    """
    if intent.kind is IntentKind.PLACE and intent.value == DISTRICT:
        return ()
    if intent.kind is IntentKind.PLACE:
        return (
            *_marked([(mark(Facet.MUNICIPALITY, intent.value), 1.0), (DISTRICT_WIDE, 0.4)]),
            *_worded(stems, 0.8),
        )
    if intent.kind is IntentKind.AUDIENCE:
        own, everyone = mark(Facet.TARGET_GROUP, intent.value), mark(Facet.TARGET_GROUP, EVERYONE)
        return (*_marked([(own, 1.0), (everyone, 0.15)]), *_worded(stems, 0.6))
    if intent.kind is IntentKind.AGE:
        return _marked(_ages(intent.value))
    if intent.kind is IntentKind.WEEKDAY:
        return _marked([(mark(Facet.WEEKDAY, day), 1.0) for day in intent.values])
    if intent.kind is IntentKind.TIME_OF_DAY:
        return _marked([(f"{DAYTIME}:{intent.value}", 1.0)])
    if intent.kind is IntentKind.SPOKEN_LANGUAGE:
        return (*_marked([(mark(Facet.LANGUAGE, intent.value), 1.0)]), *_worded(stems, 0.5))
    return (*_marked([(mark(_FLAGS[intent.kind], YES), 1.0)]), *_worded(stems, 0.5))


def _ages(years: str) -> list[tuple[str, float]]:
    first, _, last = years.partition("-")
    low, high = int(first), int(last or first)
    bands = [band for band, (begins, ends) in AGE_BANDS.items() if begins <= high and low <= ends]
    groups = [("children", _CHILDREN), ("youth", _YOUTH)]
    audiences = [(mark(Facet.TARGET_GROUP, code), 0.5) for code, those in groups if those & set(bands)]
    return [(mark(Facet.AGE, band), 1.0) for band in bands] + audiences


def _marked(marks: list[tuple[str, float]]) -> tuple[Alternative, ...]:
    return tuple(Alternative((Token(Field.FACETS, text),), weight) for text, weight in marks)


def _worded(stems: tuple[str, ...], weight: float) -> tuple[Alternative, ...]:
    return tuple(Alternative((Token(Field.TEXT, stem),), weight) for stem in stems)
