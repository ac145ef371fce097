"""Records survive the way through JSON, and what is no record is refused."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from knotenpunkt.directory.domain.plain_records import plain, record_from
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
    Status,
)

FULL = ServiceRecord(
    title="Sprachcafé",
    number=7,
    organization="Caritasverband",
    topics=("language", "meeting"),
    minimum_age=16,
    place=PlaceRecord(name="Haus", city="Wassenberg", municipality="05370044", confidential=True),
    schedules=(
        ScheduleRecord(
            Frequency.MONTHLY, (0, 2), time(9), time(11, 30), ordinals=(1, -1), starts_on=date(2026, 1, 5)
        ),
    ),
    free_of_charge=False,
    amount=Decimal("2.50"),
    phones=(PhoneRecord("+4924521342222", "Büro"),),
    stated_on=PartialDate(2026, 5, approximate=True),
    childcare=True,
    status=Status.DRAFT,
)


@pytest.mark.parametrize(
    "record",
    [FULL, ServiceRecord(title="Nur ein Name"), OrganizationRecord(name="Verein", email="a@b.example")],
)
def test_a_record_comes_back_as_it_was(record: ServiceRecord | OrganizationRecord) -> None:
    assert record_from(type(record), json.loads(json.dumps(plain(record)))) == record


def test_usual_values_are_left_out() -> None:
    assert plain(ServiceRecord(title="Nur ein Name")) == {"title": "Nur ein Name"}


def test_names_that_a_record_no_longer_has_are_passed_over() -> None:
    assert record_from(ServiceRecord, {"title": "Sprachcafé", "colour": "red"}) == ServiceRecord("Sprachcafé")


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"title": 7},
        {"title": "x", "amount": "two"},
        {"title": "x", "status": "lost"},
        {"title": "x", "topics": 3},
        {"title": "x", "schedules": [{"frequency": "weekly", "opens_at": "nine"}]},
        {"title": "x", "place": "here"},
    ],
)
def test_what_is_no_record_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        record_from(ServiceRecord, written)
