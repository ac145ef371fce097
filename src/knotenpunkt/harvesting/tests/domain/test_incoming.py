"""A foreign catalogue is made to fit before anybody plans with it."""

from dataclasses import replace
from decimal import Decimal

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, PlaceRecord, ServiceRecord
from knotenpunkt.directory.models import (
    Address,
    Contact,
    CostOption,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
)
from knotenpunkt.harvesting.domain import fitting
from knotenpunkt.harvesting.domain.incoming import EntryKind, Foreign, Refused, gathered
from knotenpunkt.harvesting.domain.remarks import Remark, Why


def read(record: ServiceRecord) -> Foreign[ServiceRecord]:
    (one,) = gathered([], [Foreign("1", record)]).services
    return one


def test_entries_without_key_or_name_and_second_ones_are_refused() -> None:
    incoming = gathered(
        [Foreign("", OrganizationRecord("Ohne Schlüssel"))],
        [
            Foreign("1", ServiceRecord("Kurs")),
            Foreign("1", ServiceRecord("Noch einer")),
            Foreign("2", ServiceRecord(" ")),
        ],
    )
    assert [one.record.title for one in incoming.services] == ["Kurs"]
    assert incoming.refused == (
        Refused(EntryKind.ORGANIZATION, "", "Ohne Schlüssel", Why.MISSING),
        Refused(EntryKind.SERVICE, "1", "Noch einer", Why.TWICE),
        Refused(EntryKind.SERVICE, "2", "", Why.MISSING),
    )


def test_organization_that_does_not_come_stays_as_words() -> None:
    one = read(ServiceRecord("Kurs", organization="Caritas", partners=("Diakonie",)))
    assert one.record == ServiceRecord("Kurs", provider_text="Caritas")
    assert one.remarks == (
        Remark("organization", "Caritas", Why.UNKNOWN),
        Remark("organization", "Diakonie", Why.UNKNOWN),
    )


def test_text_longer_than_its_column_is_cut_and_told() -> None:
    one = read(ServiceRecord("K" * 250))
    assert (len(one.record.title), one.record.title[-1]) == (200, "…")
    assert one.remarks == (Remark("title", f"{'K' * 120}…", Why.TOO_LONG),)


def test_address_longer_than_its_column_is_left_out_and_told() -> None:
    one = read(
        ServiceRecord("Kurs", email=f"{'k' * 250}@example.org", website=f"https://{'w' * 300}.example")
    )
    assert (one.record.email, one.record.website) == ("", "")
    assert [(remark.field, remark.why) for remark in one.remarks] == [
        ("website", Why.TOO_LONG),
        ("email", Why.TOO_LONG),
    ]


def test_impossible_numbers_are_left_out() -> None:
    one = read(ServiceRecord("Kurs", minimum_age=30, maximum_age=6, amount=Decimal("NaN")))
    assert one.record == ServiceRecord("Kurs")
    assert [remark.field for remark in one.remarks] == ["minimum_age", "amount"]


def test_parts_stand_as_they_come_back_from_the_tables() -> None:
    written = ServiceRecord(
        "Kurs",
        languages=("ar", "ar"),
        service_areas=("05370020", "05370004"),
        phones=(PhoneRecord("+49"), PhoneRecord("+49")),
        place=PlaceRecord(municipality="05370004"),
        amount=Decimal(5),
    )
    assert read(written).record == replace(
        written,
        languages=("ar",),
        service_areas=("05370004", "05370020"),
        phones=(PhoneRecord("+49"),),
        place=PlaceRecord(),
        amount=Decimal("5.00"),
    )


def test_room_is_that_of_the_columns() -> None:
    def longest(model: type[object], names: dict[str, str]) -> dict[str, int]:
        return {ours: model._meta.get_field(column).max_length for ours, column in names.items()}  # type: ignore[attr-defined]

    own = {name: name for name in fitting.SERVICE_ROOM if name not in {"email", "cost_text"}}
    assert (
        longest(Service, own)
        | longest(Contact, {"email": "email"})
        | longest(CostOption, {"cost_text": "description"})
        == fitting.SERVICE_ROOM
    )
    assert (
        longest(Organization, {"name": "name", "website": "website"}) | longest(Contact, {"email": "email"})
        == fitting.ORGANIZATION_ROOM
    )
    address = {name: name for name in ("street", "postal_code", "city")}
    assert longest(Location, {"name": "name"}) | longest(Address, address) == fitting.PLACE_ROOM
    assert longest(Phone, {"description": "description"}) == fitting.PHONE_ROOM
    assert longest(Schedule, {"description": "description"}) == fitting.SCHEDULE_ROOM
