"""Places and events of Integreat as our services, their providers as our organizations."""

from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, PlaceRecord, ServiceRecord
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.hsds.organizations import email_of
from knotenpunkt.harvesting.domain.hsds.places import place_of
from knotenpunkt.harvesting.domain.hsds.words import phones_of
from knotenpunkt.harvesting.domain.incoming import Foreign
from knotenpunkt.harvesting.domain.integreat.plain_text import plain_text
from knotenpunkt.harvesting.domain.integreat.times import event_schedules, opening_hours
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.surroundings import Surroundings

# What the app draws for a category, where one of our topics means the same.
_TOPICS_BY_ICON = {
    "advice": "counselling",
    "culture": "culture",
    "daily_routine": "everyday-help",
    "education": "education",
    "health": "health",
    "house": "housing",
    "medical_aid": "health",
    "meeting_point": "meeting",
    "mental_health": "health",
    "mobility": "mobility",
    "office": "public-authorities",
}
_SHORTEST_NAME = 3


def service_of_place(record: Fields, surroundings: Surroundings) -> Foreign[ServiceRecord]:
    """What is offered at a place; the place itself keeps its number there when its text is written anew."""
    record.skip("id", "path", "excerpt", "modified_gmt", "icon", "thumbnail", "hash")
    phones, email, website = _contact(record)
    address, changed_at = record.text("url"), record.moment("last_updated")
    if record.truth("temporarily_closed"):
        record.say("temporarily_closed", "true", Why.NO_ROOM)
    appointment = record.text("appointment_url")
    title = record.text("title")
    service = ServiceRecord(
        title=title,
        organization=_organization_name(record),
        description=_description(record),
        topics=_topics(record.one("category"), surroundings),
        place=_place(record, title, surroundings),
        schedules=opening_hours(record),
        registration_text=f"Termine: {appointment}" if appointment else "",
        phones=phones,
        email=email,
        website=website,
    )
    return Foreign(_key("location", record), service, address, changed_at, _finished(record))


def service_of_event(record: Fields, surroundings: Surroundings) -> Foreign[ServiceRecord]:
    """An event, with every time that it takes place."""
    record.skip("id", "path", "excerpt", "modified_gmt", "thumbnail", "hash", "location_path", "location_url")
    address, changed_at = record.text("url").partition("$")[0], record.moment("last_updated")
    event = record.one("event") or Fields({}, record.remarks, "event.")
    title = record.text("title")
    service = ServiceRecord(
        title=title,
        description=_description(record),
        place=_place(record, "", surroundings),
        schedules=event_schedules(event, record),
        website=record.text("meeting_url"),
    )
    event.leave_rest()
    return Foreign(_key("event", record), service, address, changed_at, _finished(record))


def organization_of(record: Fields) -> Foreign[OrganizationRecord]:
    """The provider of a place."""
    record.skip("slug", "logo")
    key = record.text("id")
    organization = OrganizationRecord(record.text("name"), website=record.text("website"))
    record.leave_rest()
    return Foreign(f"organization-{key}" if key else "", organization, remarks=tuple(record.remarks))


def _key(kind: str, record: Fields) -> str:
    """The number of the place or event itself; that of its text is another one with every change."""
    nested = record.values.get(kind)
    number = nested.get("id") if isinstance(nested, dict) else None
    return f"{kind}-{number}" if number else ""


def _finished(record: Fields) -> tuple[Any, ...]:
    """Every remark; texts in other languages are told, for only a person takes over translations."""
    languages = record.values.get("available_languages")
    record.skip("available_languages")
    if isinstance(languages, dict) and languages:
        record.say("available_languages", ", ".join(sorted(map(str, languages))), Why.NO_ROOM)
    record.leave_rest()
    return tuple(record.remarks)


def _description(record: Fields) -> str:
    content, summary = plain_text(record.text("content")), record.text("meta_description")
    return content or summary


def _organization_name(record: Fields) -> str:
    organization = record.one("organization")
    return organization.text("name") if organization else ""


def _topics(category: Fields | None, surroundings: Surroundings) -> tuple[str, ...]:
    """By what the category is called here, otherwise by its picture."""
    if category is None:
        return ()
    category.skip("id", "color", "icon_url", "icon_color")
    topics = surroundings.vocabulary.topics
    name, icon = category.text("name"), category.text("icon")
    words = [name, *name.split("/")] if "/" in name else [name]
    found = tuple(dict.fromkeys(code for word in words if (code := topics.find(word))))
    by_icon = _TOPICS_BY_ICON.get(icon, "")
    if not found and by_icon in topics.labels:
        found = (by_icon,)
    if not found:
        category.say("name", name or icon, Why.UNKNOWN)
    category.leave_rest()
    return found


def _place(record: Fields, title: str, surroundings: Surroundings) -> PlaceRecord:
    """The address; where the place is called like the offer, its name says nothing more."""
    location = record.one("location")
    if location is None:
        return PlaceRecord()
    location.skip("id", "state", "region", "country")
    name = location.text("name")
    address = {
        "address_1": location.text("address"),
        "city": location.text("town"),
        "postal_code": location.text("postcode"),
    }
    values = {"name": "" if name == title else name, "addresses": [address]}
    place = place_of(Fields(values, location.remarks, location.path), surroundings)
    location.leave_rest()
    return place


def _contact(record: Fields) -> tuple[tuple[PhoneRecord, ...], str, str]:
    """Telephone, e-mail and website, which stand with the place or, since 2025, with each of its contacts."""
    contacts = [record, *record.many("contacts")]
    phones = phones_of(
        [
            Fields(
                {"number": one.text(name), "description": one.text("area_of_responsibility")}, record.remarks
            )
            for one in contacts
            for name in ("phone_number", "mobile_number")
        ]
    )
    emails = [email for one in contacts if (email := _email(one))]
    websites = [website for one in contacts if (website := one.text("website"))]
    for name, found in (("email", emails), ("website", websites)):
        for other in dict.fromkeys(found[1:]):
            if other != found[0]:
                record.say(name, other, Why.ONLY_FIRST)
    for contact in contacts[1:]:
        contact.leave_rest()
    return phones, next(iter(emails), ""), next(iter(websites), "")


def _email(contact: Fields) -> str:
    """An address that tells no person's name; the names of persons are never taken over."""
    email, name = email_of(contact), contact.text("name")
    if not name:
        return email
    contact.say("name", "", Why.PERSON)
    local = fold(email.partition("@")[0])
    if any(part in local for part in fold(name).split() if len(part) >= _SHORTEST_NAME):
        contact.say("email", "", Why.PERSON)
        return ""
    return email
