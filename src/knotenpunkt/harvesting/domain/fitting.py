"""Records as they come back from our tables: no text longer than its column, each area, language and partner once.

Only what is unchanged after storing can be told apart from what somebody has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from knotenpunkt.directory.domain.records import (
    OrganizationRecord,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.harvesting.domain.remarks import Remark, Why, remark

ORGANIZATION_ROOM = {"name": 200, "website": 300, "email": 254}
SERVICE_ROOM = {
    "title": 200,
    "provider_text": 300,
    "target_text": 400,
    "language_text": 400,
    "registration_text": 300,
    "website": 300,
    "email": 254,
    "cost_text": 300,
}
PLACE_ROOM = {"name": 200, "street": 200, "postal_code": 20, "city": 120}
PHONE_ROOM = {"description": 120}
SCHEDULE_ROOM = {"description": 200}
USELESS_IN_PART = {"email", "website"}
MOST_EURO = Decimal("999999.99")
OLDEST = 130

type Fitted[Record] = tuple[Record, tuple[Remark, ...]]


def fitted_organization(record: OrganizationRecord) -> Fitted[OrganizationRecord]:
    """An organization with what had to be cut."""
    remarks: list[Remark] = []
    fitted = replace(
        record,
        **_cut(record, ORGANIZATION_ROOM, remarks),
        seat=replace(record.seat, **_cut(record.seat, PLACE_ROOM, remarks)),
        phones=_phones(record.phones, remarks),
        alternate_names=tuple(dict.fromkeys(filter(None, map(_line, record.alternate_names)))),
        description=record.description.strip(),
    )
    return fitted, tuple(remarks)


def fitted_service(record: ServiceRecord) -> Fitted[ServiceRecord]:
    """A service with what had to be cut."""
    remarks: list[Remark] = []
    fitted = replace(
        record,
        **_cut(record, SERVICE_ROOM, remarks),
        **_ages(record, remarks),
        organization=_shortened(record.organization, ORGANIZATION_ROOM["name"]),
        partners=tuple(
            name
            for name in _once(_shortened(name, ORGANIZATION_ROOM["name"]) for name in record.partners)
            if name
        ),
        description=record.description.strip(),
        schedule_text=record.schedule_text.strip(),
        topics=_once(record.topics),
        target_groups=_once(record.target_groups),
        languages=_once(record.languages),
        service_areas=tuple(sorted(set(record.service_areas))),
        place=_place(record.place, remarks),
        phones=_phones(record.phones, remarks),
        schedules=tuple(replace(one, **_cut(one, SCHEDULE_ROOM, remarks)) for one in _once(record.schedules)),
        amount=_amount(record.amount, remarks),
    )
    return fitted, tuple(remarks)


type _WithTexts = OrganizationRecord | ServiceRecord | PlaceRecord | PhoneRecord | ScheduleRecord


def _cut(record: _WithTexts, room: Mapping[str, int], remarks: list[Remark]) -> dict[str, Any]:
    """The texts of one line each, as long as there is room for; half an address leads nowhere and is left out."""
    texts = {}
    for field, longest in room.items():
        text = _line(getattr(record, field))
        if len(text) > longest:
            remarks.append(remark(field, text, Why.TOO_LONG))
        texts[field] = "" if field in USELESS_IN_PART and len(text) > longest else _shortened(text, longest)
    return texts


def _line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str, longest: int) -> str:
    line = _line(text)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _place(place: PlaceRecord, remarks: list[Remark]) -> PlaceRecord:
    """A place without any words is no place, whatever municipality it may be in."""
    fitted = replace(place, **_cut(place, PLACE_ROOM, remarks))
    return PlaceRecord() if fitted.is_empty else fitted


def _phones(phones: Iterable[PhoneRecord], remarks: list[Remark]) -> tuple[PhoneRecord, ...]:
    return _once(replace(one, **_cut(one, PHONE_ROOM, remarks)) for one in phones)


def _once[Value](values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))


def _ages(record: ServiceRecord, remarks: list[Remark]) -> dict[str, Any]:
    """Ages that can be; where the youngest is older than the oldest, nothing is known."""
    ages = dict(_possible_ages(record, remarks))
    youngest, oldest = ages["minimum_age"], ages["maximum_age"]
    if youngest is not None and oldest is not None and youngest > oldest:
        remarks.append(remark("minimum_age", f"{youngest}-{oldest}", Why.UNREADABLE))
        return {"minimum_age": None, "maximum_age": None}
    return ages


def _possible_ages(record: ServiceRecord, remarks: list[Remark]) -> Iterator[tuple[str, int | None]]:
    for field in ("minimum_age", "maximum_age"):
        age = getattr(record, field)
        if age is not None and not 0 <= age <= OLDEST:
            remarks.append(remark(field, age, Why.UNREADABLE))
            age = None
        yield field, age


def _amount(amount: Decimal | None, remarks: list[Remark]) -> Decimal | None:
    """Euro and cents; more than there is room for, or less than nothing, is no price."""
    if amount is None or not amount.is_finite() or not 0 <= amount <= MOST_EURO:
        if amount is not None:
            remarks.append(remark("amount", amount, Why.UNREADABLE))
        return None
    return amount.quantize(Decimal("0.01"))
