"""How complete an entry is."""

from decimal import Decimal
from typing import Any

import pytest

from knotenpunkt.directory.domain.completeness import completeness, criteria
from knotenpunkt.directory.domain.records import (
    Frequency,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.tests import factories

SENTENCE = "Wir lernen zusammen und trinken dabei Tee."
WEEKLY = ScheduleRecord(Frequency.WEEKLY, (2,))
COMPLETE = ServiceRecord(
    title="Sprachcafé",
    organization="Caritasverband",
    description=SENTENCE,
    topics=("german-language",),
    target_groups=("women",),
    place=PlaceRecord(city="Erkelenz"),
    schedules=(WEEKLY,),
    free_of_charge=True,
    phones=(PhoneRecord("+4924311234"),),
    registration_required=True,
    stated_on=PartialDate(2026),
)


@pytest.mark.parametrize(
    ("facts", "criterion"),
    [
        ({"description": SENTENCE}, "description"),
        ({"organization": "Caritasverband"}, "provider"),
        ({"provider_text": "Singkreis"}, "provider"),
        ({"topics": ("german-language",)}, "topics"),
        ({"target_groups": ("women",)}, "target_groups"),
        ({"place": PlaceRecord(city="Erkelenz")}, "place"),
        ({"place": PlaceRecord(name="Geheimhaus", confidential=True)}, "place"),
        ({"district_wide": True}, "place"),
        ({"service_areas": ("05370004",)}, "place"),
        ({"schedules": (WEEKLY,)}, "schedule"),
        ({"schedule_text": "nach Absprache"}, "schedule"),
        ({"free_of_charge": False}, "cost"),
        ({"cost_text": "2 Euro"}, "cost"),
        ({"phones": (PhoneRecord("+4924311234"),)}, "contact"),
        ({"email": "info@caritas.example"}, "contact"),
        ({"website": "https://caritas.example"}, "contact"),
        ({"registration_required": False}, "registration"),
        ({"registration_text": "bitte anrufen"}, "registration"),
        ({"stated_on": PartialDate(2016, approximate=True)}, "stated_on"),
    ],
)
def test_each_thing_that_people_need_to_know_counts_once(facts: dict[str, Any], criterion: str) -> None:
    record = factories.service_record(**facts)

    assert [name for name, holds in criteria(record).items() if holds] == [criterion]
    assert completeness(record) == 10


@pytest.mark.parametrize(
    "facts",
    [
        {"description": "Kurz."},
        {"description": SENTENCE[:39]},
        {"note": SENTENCE, "status_reason": SENTENCE},
        {"amount": Decimal("2.50")},
        {"languages": ("ar",), "minimum_age": 3, "childcare": True},
    ],
)
def test_what_nobody_needs_to_know_or_understands_counts_nothing(facts: dict[str, Any]) -> None:
    assert completeness(factories.service_record(**facts)) == 0


def test_a_complete_entry_has_a_hundred_per_cent() -> None:
    assert completeness(COMPLETE) == 100
    assert list(criteria(COMPLETE).values()) == [True] * 10
