"""A service as it stands in the fields of its form: texts and ticked boxes."""

from decimal import Decimal

from knotenpunkt.directory.domain.records import PartialDate, PhoneRecord, ServiceRecord
from knotenpunkt.directory.domain.written.phones import format_phone
from knotenpunkt.shared.text import cldr
from knotenpunkt.upkeep.domain.service_fields import DISTRICT
from knotenpunkt.upkeep.domain.written_times import written_times

type Written = str | list[str] | bool


def written_service(record: ServiceRecord) -> dict[str, Written]:
    """What each field holds for this record. Facts without words get the words in which they would be read."""
    place = record.place
    return {
        "title": record.title,
        "organization": record.organization,
        "partners": "\n".join(record.partners),
        "provider_text": record.provider_text,
        "description": record.description,
        "topics": list(record.topics),
        "target_groups": list(record.target_groups),
        "target_text": record.target_text,
        "minimum_age": _number(record.minimum_age),
        "maximum_age": _number(record.maximum_age),
        "languages": record.language_text or written_languages(record.languages),
        "interpreter_possible": written_fact(record.interpreter_possible),
        "level_from": record.level_from,
        "level_to": record.level_to,
        "place_name": place.name,
        "street": place.street,
        "postal_code": place.postal_code,
        "city": place.city,
        "confidential": place.confidential,
        "service_areas": [*record.service_areas, *([DISTRICT] if record.district_wide else [])],
        "times": record.schedule_text or written_times(record.schedules),
        "cost": record.cost_text or written_cost(record.free_of_charge, record.amount),
        "registration_text": record.registration_text,
        "registration_required": written_fact(record.registration_required),
        "phones": written_phones(record.phones),
        "email": record.email,
        "website": record.website,
        "childcare": written_fact(record.childcare),
        "women_only": written_fact(record.women_only),
        "source": record.source,
        "stated_on": written_date(record.stated_on),
        "note": record.note,
    }


def written_fact(fact: bool | None) -> str:  # noqa: FBT001 - a value, not a switch
    """„yes", „no", or nothing where nothing is known."""
    if fact is None:
        return ""
    return "yes" if fact else "no"


def written_phones(phones: tuple[PhoneRecord, ...]) -> str:
    """One number a line, what it is for in brackets."""
    return "\n".join(
        f"{format_phone(phone.number)} ({phone.description})"
        if phone.description
        else format_phone(phone.number)
        for phone in phones
    )


def written_languages(codes: tuple[str, ...]) -> str:
    """German names with commas."""
    return ", ".join(cldr.language_name(code, "de") for code in codes)


def written_cost(free: bool | None, amount: Decimal | None) -> str:  # noqa: FBT001 - a value, not a switch
    """„kostenlos", an amount, or „kostenpflichtig" where no more is known."""
    if free:
        return "kostenlos"
    if amount is not None:
        return f"{amount:.2f} €".replace(".", ",")
    return "" if free is None else "kostenpflichtig"


def written_date(stated: PartialDate | None) -> str:
    """„24.01.2020", „07/2026", „2019", with „ca." where it is approximate."""
    if stated is None:
        return ""
    parts = (stated.day, stated.month)
    if parts[0] is not None:
        written = f"{stated.day:02}.{stated.month:02}.{stated.year}"
    else:
        written = f"{stated.month:02}/{stated.year}" if parts[1] is not None else str(stated.year)
    return f"ca. {written}" if stated.approximate else written


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
