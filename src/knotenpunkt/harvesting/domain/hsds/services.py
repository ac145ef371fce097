"""Services of HSDS and of our profile as ours."""

from decimal import Decimal
from typing import Any

from knotenpunkt.directory.domain.records import PhoneRecord, PlaceRecord, ScheduleRecord, ServiceRecord
from knotenpunkt.harvesting.domain.hsds.fields import Fields, leave_rest_of
from knotenpunkt.harvesting.domain.hsds.organizations import email_of, leave_people, stated_on
from knotenpunkt.harvesting.domain.hsds.places import areas_of, place_of
from knotenpunkt.harvesting.domain.hsds.schedules import schedules_of
from knotenpunkt.harvesting.domain.hsds.words import languages_of, phones_of, terms_of
from knotenpunkt.harvesting.domain.incoming import Foreign
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.surroundings import Surroundings

GONE = frozenset(("inactive", "defunct"))
LEVELS = frozenset(("alpha", "A1", "A2", "B1", "B2", "C1", "C2"))
_CURRENCY = "EUR"
_WORKED_OUT = ("centre_key", "information_quality", "organization_id", "organization", "status", "program_id")


def service_of(
    values: Fields, organization: str, partners: tuple[str, ...], surroundings: Surroundings
) -> Foreign[ServiceRecord]:
    """A service of the organization that is called so among the incoming ones."""
    values.skip(*_WORKED_OUT, "partners")
    if values.text("status") == "temporarily closed":
        values.say("status", "temporarily closed", Why.NO_ROOM)
    phones, place, schedules = _where_and_when(values, surroundings)
    record = ServiceRecord(
        title=values.text("name"),
        organization=organization,
        partners=partners,
        provider_text=values.text("provider_description"),
        description=values.text("description"),
        phones=phones,
        place=place,
        schedules=schedules,
        email=email_of(values),
        website=values.text("url"),
        source=values.text("information_source"),
        stated_on=stated_on(values),
        schedule_text=values.text("schedule_description"),
        language_text=values.text("languages_description"),
        languages=languages_of(values.many("languages")),
        registration_text=values.text("application_process"),
        registration_required=values.truth("registration_required"),
        **_for_whom(values, surroundings),
        **_cost(values),
        **_further(values),
    )
    leave_people(values)
    address, changed_at, key = values.text("page_url"), values.moment("last_modified"), values.text("id")
    values.leave_rest()
    return Foreign(key, record, address, changed_at, tuple(values.remarks))


def _where_and_when(
    values: Fields, surroundings: Surroundings
) -> tuple[tuple[PhoneRecord, ...], PlaceRecord, tuple[ScheduleRecord, ...]]:
    """Telephone, place and times, which HSDS lets stand with the service or with the place where it is held."""
    held = values.first("service_at_locations")
    if held is None:
        return phones_of(values.many("phones")), PlaceRecord(), schedules_of(values.many("schedules"))
    held.skip("id", "service_id", "location_id", "service", "contacts")
    phones = phones_of([*values.many("phones"), *held.many("phones")])
    schedules = schedules_of([*values.many("schedules"), *held.many("schedules")])
    place = place_of(held.one("location"), surroundings)
    held.leave_rest()
    return phones, place, schedules


def _for_whom(values: Fields, surroundings: Surroundings) -> dict[str, Any]:
    vocabularies = {
        "topic": surroundings.vocabulary.topics,
        "target_group": surroundings.vocabulary.target_groups,
    }
    terms = terms_of(values.many("attributes"), vocabularies)
    areas, is_everywhere = areas_of(values.many("service_areas"), surroundings)
    return {
        "topics": terms["topic"],
        "target_groups": terms["target_group"],
        "target_text": values.text("eligibility_description"),
        "minimum_age": values.whole("minimum_age"),
        "maximum_age": values.whole("maximum_age"),
        "service_areas": areas,
        "district_wide": is_everywhere,
    }


def _cost(values: Fields) -> dict[str, Any]:
    """In words and, where it is in euro, as an amount; nought is free of charge."""
    options = values.many("cost_options")
    text, is_free = values.text("fees_description") or values.text("fees"), values.truth("is_free")
    amount: Decimal | None = None
    if options:
        first = options[0]
        first.skip("id", "service_id")
        text = text or first.text("amount_description") or first.text("option")
        first.skip("option", "amount_description")
        amount = first.number("amount")
        if amount is not None and first.text("currency").upper() not in {"", _CURRENCY}:
            first.say("currency", first.text("currency"), Why.UNKNOWN)
            amount = None
        first.skip("currency")
        for other in options[1:]:
            values.say(
                "cost_options", other.values.get("option") or other.values.get("amount"), Why.ONLY_FIRST
            )
        leave_rest_of(options[:1])
    if amount == 0:
        amount, is_free = None, True if is_free is None else is_free
    return {"cost_text": text, "free_of_charge": is_free, "amount": amount}


def _further(values: Fields) -> dict[str, Any]:
    return {
        "childcare": values.truth("childcare"),
        "women_only": values.truth("women_only"),
        "interpreter_possible": values.truth("interpreter_possible"),
        "level_from": _level(values, "level_from"),
        "level_to": _level(values, "level_to"),
    }


def _level(values: Fields, name: str) -> str:
    level = values.text(name)
    if level and level not in LEVELS:
        values.say(name, level, Why.UNKNOWN)
        return ""
    return level
