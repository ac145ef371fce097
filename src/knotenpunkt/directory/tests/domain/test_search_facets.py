"""The marks of offers in the search index, and the marks that conditions of a question look for."""

import uuid
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.facets import AGE_BANDS
from knotenpunkt.directory.domain.records import Frequency, PlaceRecord, ScheduleRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.search_facets import (
    PUBLISHED,
    centre_mark,
    condition,
    parts_of_day,
    service_marks,
)
from knotenpunkt.directory.tests import factories
from knotenpunkt.search.domain.intent_kinds import DISTRICT, Intent, IntentKind
from knotenpunkt.search.domain.slots import Field

CENTRE = uuid.UUID(int=7)
ERKELENZ, HEINSBERG = "05370004", "05370016"
SHELTER = PlaceRecord("Geheimhaus", "Verborgene Gasse 7", "52525", "Heinsberg", HEINSBERG, confidential=True)


def weekly(*days: int, opens: time | None = None, closes: time | None = None) -> ScheduleRecord:
    return ScheduleRecord(Frequency.WEEKLY, days, opens, closes)


def marks(record: ServiceRecord) -> set[str]:
    """Every mark of an offer but those of its centre and status."""
    return set(service_marks(CENTRE, record)) - {centre_mark(CENTRE), PUBLISHED}


def weights(intent: Intent, *stems: str) -> dict[str, float]:
    """What a condition looks for, facets and words, with the weight of each."""
    return {
        " ".join(f"{token.field}={token.text}" for token in way.tokens): way.weight
        for way in condition(intent, stems)
    }


def test_an_offer_bears_a_mark_for_each_of_its_facts() -> None:
    record = factories.service_record(
        topics=("german-language", "women"),
        target_groups=("mothers",),
        minimum_age=6,
        maximum_age=12,
        languages=("ar", "de"),
        place=PlaceRecord(city="Erkelenz", municipality=ERKELENZ),
        service_areas=(ERKELENZ, HEINSBERG),
        schedules=(weekly(0, 3, opens=time(9), closes=time(11)), weekly(3, opens=time(18))),
        free_of_charge=True,
        childcare=True,
        women_only=True,
    )

    assert service_marks(CENTRE, record) == {
        f"zentrum:{CENTRE}",
        "status:published",
        *("thema:german-language", "thema:women", "zielgruppe:mothers"),
        *("alter:6-9", "alter:10-13", "sprache:ar", "sprache:de"),
        *("ort:05370004", "ort:05370016"),
        *("tag:1", "tag:4", "tageszeit:morning", "tageszeit:evening"),
        *("kostenlos:ja", "kinderbetreuung:ja", "nur-frauen:ja"),
    }


def test_what_is_not_known_or_not_so_is_no_mark() -> None:
    assert marks(factories.service_record(free_of_charge=False, childcare=None, women_only=False)) == set()


@pytest.mark.parametrize("status", Status)
def test_the_status_is_a_mark(status: Status) -> None:
    record = factories.service_record(status=status)

    assert service_marks(CENTRE, record) == {f"zentrum:{CENTRE}", f"status:{status}"}


def test_a_confidential_place_leaves_no_mark() -> None:
    assert marks(factories.service_record(place=SHELTER)) == set()
    assert marks(factories.service_record(place=SHELTER, service_areas=(ERKELENZ,))) == {"ort:05370004"}
    assert marks(factories.service_record(place=SHELTER, district_wide=True)) == {"kreisweit:ja"}
    assert marks(factories.service_record(place=replace(SHELTER, confidential=False))) == {"ort:05370016"}


@pytest.mark.parametrize(
    ("opens", "closes", "parts"),
    [
        (None, None, ()),
        (None, time(12), ()),
        (time(9), time(11), ("morning",)),
        (time(9), time(11, 30), ("morning", "noon")),
        (time(12), time(13), ("noon", "afternoon")),
        (time(14), time(17), ("afternoon",)),
        (time(16, 30), time(17, 30), ("afternoon", "evening")),
        (time(8), time(20), ("morning", "noon", "afternoon", "evening")),
        (time(18), None, ("evening",)),
        (time(16, 30), None, ("afternoon", "evening")),
        (time(23), time(2), ("evening",)),
        (time(2), time(4), ()),
    ],
)
def test_parts_of_the_day_are_those_a_schedule_touches(
    opens: time | None, closes: time | None, parts: tuple[str, ...]
) -> None:
    assert parts_of_day(weekly(0, opens=opens, closes=closes)) == parts


@pytest.mark.parametrize(
    ("intent", "looked_for"),
    [
        (
            Intent(IntentKind.PLACE, ERKELENZ, 0, 8, "Erkelenz"),
            {"facets=ort:05370004": 1.0, "facets=kreisweit:ja": 0.4, "text=wort": 0.8},
        ),
        (Intent(IntentKind.PLACE, DISTRICT, 0, 5), {}),
        (
            Intent(IntentKind.AUDIENCE, "mothers", 0, 5),
            {"facets=zielgruppe:mothers": 1.0, "facets=zielgruppe:everyone": 0.15, "text=wort": 0.6},
        ),
        (
            Intent(IntentKind.AGE, "5", 0, 5),
            {"facets=alter:3-5": 1.0, "facets=zielgruppe:children": 0.5},
        ),
        (
            Intent(IntentKind.AGE, "13-15", 0, 5),
            {
                "facets=alter:10-13": 1.0,
                "facets=alter:14-17": 1.0,
                "facets=zielgruppe:children": 0.5,
                "facets=zielgruppe:youth": 0.5,
            },
        ),
        (Intent(IntentKind.AGE, "60-99", 0, 5), {"facets=alter:60": 1.0}),
        (Intent(IntentKind.WEEKDAY, "1", 0, 5), {"facets=tag:1": 1.0}),
        (Intent(IntentKind.WEEKDAY, "6-7", 0, 5), {"facets=tag:6": 1.0, "facets=tag:7": 1.0}),
        (Intent(IntentKind.TIME_OF_DAY, "evening", 0, 5), {"facets=tageszeit:evening": 1.0}),
        (Intent(IntentKind.SPOKEN_LANGUAGE, "ar", 0, 5), {"facets=sprache:ar": 1.0, "text=wort": 0.5}),
        (Intent(IntentKind.FREE, "ja", 0, 5), {"facets=kostenlos:ja": 1.0, "text=wort": 0.5}),
        (Intent(IntentKind.CHILDCARE, "ja", 0, 5), {"facets=kinderbetreuung:ja": 1.0, "text=wort": 0.5}),
        (Intent(IntentKind.WOMEN_ONLY, "ja", 0, 5), {"facets=nur-frauen:ja": 1.0, "text=wort": 0.5}),
    ],
    ids=lambda value: f"{value.kind} {value.value}" if isinstance(value, Intent) else "",
)
def test_conditions_are_fulfilled_by_facts_and_less_surely_by_words(
    intent: Intent, looked_for: dict[str, float]
) -> None:
    assert weights(intent, "wort") == looked_for


FULFILLING: dict[IntentKind, tuple[str, dict[str, Any]]] = {
    IntentKind.PLACE: (ERKELENZ, {"place": PlaceRecord(city="Erkelenz", municipality=ERKELENZ)}),
    IntentKind.AUDIENCE: ("mothers", {"target_groups": ("mothers",)}),
    IntentKind.AGE: ("5", {"minimum_age": 3, "maximum_age": 6}),
    IntentKind.WEEKDAY: ("4", {"schedules": (weekly(3),)}),
    IntentKind.TIME_OF_DAY: ("evening", {"schedules": (weekly(3, opens=time(19)),)}),
    IntentKind.FREE: ("ja", {"free_of_charge": True}),
    IntentKind.SPOKEN_LANGUAGE: ("ar", {"languages": ("ar",)}),
    IntentKind.CHILDCARE: ("ja", {"childcare": True}),
    IntentKind.WOMEN_ONLY: ("ja", {"women_only": True}),
}


@pytest.mark.parametrize("kind", IntentKind)
def test_whoever_has_the_fact_bears_the_mark_that_is_looked_for(kind: IntentKind) -> None:
    value, facts = FULFILLING[kind]
    best = [way for way in condition(Intent(kind, value, 0, 1), ()) if way.weight == 1.0]
    found = {token.text for way in best for token in way.tokens if token.field is Field.FACETS}

    assert found
    assert found <= marks(factories.service_record(**facts))
    assert found.isdisjoint(marks(factories.service_record()))


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_who_is_old_enough_and_not_too_old_finds_the_offer(years: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    record = factories.service_record(minimum_age=low, maximum_age=high)
    asked = {
        token.text
        for way in condition(Intent(IntentKind.AGE, str(years), 0, 1), ())
        for token in way.tokens
        if token.text.startswith("alter:")
    }
    shared_band = any(
        first <= years <= last and low <= last and first <= high for first, last in AGE_BANDS.values()
    )

    assert bool(asked & marks(record)) is shared_band
    assert shared_band or not low <= years <= high


def test_a_single_day_has_the_mark_of_its_weekday() -> None:
    event = ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 12, 5))

    assert marks(factories.service_record(schedules=(event,))) == {"tag:6"}
